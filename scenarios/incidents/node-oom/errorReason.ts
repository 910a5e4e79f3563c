import { CONTAINERD_1_6 } from '../nodeKinds';
import { smallIncident } from '../smallIncident';
import { GLOBAL_KILL_IN_SIGHT, KERNEL_TELLS } from '../byKernel';
import { cartAndJob } from './cartAndJob';

/** lab1: `Error` and 137 in 11 of 11 global kills with containerd 1.6.20. Who looks for OOMKilled finds nothing. */
export const errorReason = smallIncident({
  name: 'node-oom-error-reason',
  description: 'The same with an older containerd: shop/cart is killed for the node, and its end is called Error.',
  cases: ['lab1: node-oom-1 23:19:05'],
  node: { ...CONTAINERD_1_6, evictionLoopPhase: 9 },
  cast: (world) => ({ pods: cartAndJob(world, 9) }),
  kills: ['cart node-oom'],
  tellable: { cart: [...KERNEL_TELLS, ...GLOBAL_KILL_IN_SIGHT] },
});
