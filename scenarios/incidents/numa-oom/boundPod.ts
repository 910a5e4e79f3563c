import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';
import { solver } from './solver';

/** numactl --membind in the container's own command: CONSTRAINT_MEMORY_POLICY. The twin of container-limit-solver without the log. */
export const boundPod = smallIncident({
  name: 'numa-oom-bound-pod',
  description:
    'hpc/solver starts itself under numactl --membind=1 and is killed at 94 % of its limit of 3.25 GiB when that NUMA node is full, with 3 GiB of the machine to spare.',
  cases: ['vllm-project/vllm#51584', 'sonic-net/sonic-buildimage#7678'],
  node: { numaNodes: 2 },
  cast: (world) => ({ pods: [solver(world, { numaNode: 1 })] }),
  kills: ['solver numa-oom'],
  tellable: { solver: KERNEL_TELLS },
});
