import { GiB } from '../../world/memory';
import { KERNEL_TELLS } from '../byKernel';
import { smallIncident } from '../smallIncident';
import { registryAndReplay } from './registryAndReplay';

/** After kubernetes/kubernetes#118543, and lab1's 23:36:57: a third of the node is free and reserved. The twin of container-limit-registry-burst without kubepods' series. */
export const kubepodsFull = smallIncident({
  name: 'node-allocatable-kubepods-full',
  description:
    'iot/registry is killed at 45 % of its limit: the pods together have hit the limit of kubepods when iot/replay loads a day of messages. The 2.5 GiB that the node has left are reserved for the system.',
  cases: ['kubernetes/kubernetes#118543', 'lab1: node-allocatable 23:36:57'],
  node: { systemReserved: 2.2 * GiB, kubeReserved: 0.6 * GiB },
  cast: (world) => ({ pods: registryAndReplay(world, 2.9 * GiB) }),
  kills: ['registry node-allocatable'],
  // Without the log its own limit remains possible: kubepods had room for that burst as well.
  tellable: { registry: KERNEL_TELLS },
});
