import { KERNEL_AND_MEMORY_TELL } from '../byKernel';
import { smallIncident } from '../smallIncident';
import { lobby } from './lobby';

/** lab1's 23:04:59: an init container left 180 MB in a tmpfs, and the main container died at 8 % of its limit. */
export const tmpfsFromInit = smallIncident({
  name: 'pod-limit-tmpfs-from-init',
  description:
    'game/lobby is killed at a quarter of its limit of 256 MiB: its init container has unpacked 196 MiB into a memory-backed volume, which belongs to no container any more and counts for the pod.',
  cases: ['lab1: pod-limit 23:04:59'],
  minutes: 25,
  cast: (world) => ({ pods: [lobby(world, { inMemory: true, bursts: false })] }),
  kills: ['lobby pod-limit'],
  // cAdvisor's series of the pod's cgroup stands at the limit while its only container is far below.
  tellable: {
    lobby: [...KERNEL_AND_MEMORY_TELL, ['ksm-reasons', 'ksm-resources', 'cadvisor-memory', 'cadvisor-root']],
  },
});
