import { smallIncident } from '../smallIncident';
import { GLOBAL_KILL_IN_SIGHT, KERNEL_TELLS } from '../byKernel';
import { cartAndJob } from './cartAndJob';

/** After kubernetes/kubernetes#111356 and lab1's 23:19:05: MemoryPressure does not move, the kubelet answers all along. */
export const smallRequest = smallIncident({
  name: 'node-oom-small-request',
  description:
    'shop/cart dies at 61 % of its limit for batch/etl, which takes the rest of the node within nine seconds. MemoryPressure stays False: the kubelet did not get to look.',
  cases: ['kubernetes/kubernetes#111356', 'lab1: node-oom-1 23:19:05'],
  node: { evictionLoopPhase: 9 },
  cast: (world) => ({ pods: cartAndJob(world, 9) }),
  kills: ['cart node-oom'],
  tellable: { cart: [...KERNEL_TELLS, ...GLOBAL_KILL_IN_SIGHT] },
});
