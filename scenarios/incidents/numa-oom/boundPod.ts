import { stages } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

/** numactl --membind in the container's own command: CONSTRAINT_MEMORY_POLICY. The twin of container-limit-burst without the log. */
export const boundPod = smallIncident({
  name: 'numa-oom-bound-pod',
  description:
    'hpc/solver starts itself under numactl --membind=1 and is killed at half of its limit of 6 GiB when that NUMA node is full, with 3 GiB of the machine to spare.',
  node: { numaNodes: 2 },
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'hpc',
        'solver',
        {
          memoryRequest: 1 * GiB,
          memoryLimit: 6 * GiB,
          demand: (instance) =>
            stages(
              instance === 0
                ? [
                    [0, 0.8 * GiB],
                    [5900, 0.9 * GiB],
                    [5930, 3.6 * GiB],
                  ]
                : [[0, 0.5 * GiB]],
              { activeFile: 4 * MiB, inactiveFile: 2 * MiB, kernel: 10 * MiB },
              0.002
            ),
        },
        { createdAt: -5003, numaNode: 1 }
      ),
    ],
  }),
  kills: ['solver numa-oom'],
  tellable: { solver: KERNEL_TELLS },
});
