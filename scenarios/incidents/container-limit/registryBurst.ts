import { GiB } from '../../world/memory';
import { KERNEL_TELLS } from '../byKernel';
import { registryAndReplay } from '../node-allocatable/registryAndReplay';
import { smallIncident } from '../smallIncident';

/** The twin of node-allocatable-kubepods-full without kubepods' series and the kernel's log. */
export const registryBurst = smallIncident({
  name: 'container-limit-registry-burst',
  description:
    'iot/registry takes all of its limit of 2 GiB within five seconds, while iot/replay loads beside it: the pods together stay below the limit of kubepods.',
  cases: ['twin of node-allocatable-kubepods-full'],
  node: { systemReserved: 2.2 * GiB, kubeReserved: 0.6 * GiB },
  cast: (world) => ({ pods: registryAndReplay(world, 1.1 * GiB, true) }),
  kills: ['registry container-limit'],
  // Kubepods had room for less than the node, and nobody saw how much was left of it at the moment.
  tellable: { registry: KERNEL_TELLS },
});
