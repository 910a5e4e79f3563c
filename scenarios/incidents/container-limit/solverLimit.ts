import { KERNEL_TELLS } from '../byKernel';
import { solver } from '../numa-oom/solver';
import { smallIncident } from '../smallIncident';

/** The twin of numa-oom-bound-pod: the same pod, on the same kind of machine, without numactl. */
export const solverLimit = smallIncident({
  name: 'container-limit-solver',
  description:
    'hpc/solver takes all of its limit of 3.25 GiB within half a minute, on a machine of two NUMA nodes that has 2.5 GiB to spare.',
  cases: ['twin of numa-oom-bound-pod'],
  node: { numaNodes: 2 },
  cast: (world) => ({ pods: [solver(world)] }),
  kills: ['solver container-limit'],
  // Of a global kill, also a NUMA node's, the root cgroup would have counted one.
  tellable: { solver: [...KERNEL_TELLS, ['ksm-reasons', 'ksm-resources', 'cadvisor-memory', 'cadvisor-root']] },
});
