import { steady, stages } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

/** Huge pages are memory that the kubelet's memory.available counts and nobody can have (facts/metrics.md §5.3). */
export const hugePages = smallIncident({
  name: 'node-oom-huge-pages',
  description:
    '3 GiB of the node are set aside as huge pages. rating/scores dies for rating/train while the kubelet sees 3 GiB available: no eviction, no pressure.',
  cases: ['kubernetes/kubernetes#137984'],
  node: { hugePages: 3 * GiB },
  cast: ({ deploy }) => ({
    pods: [
      deploy('rating', 'scores', {
        memoryRequest: 64 * MiB,
        memoryLimit: 1 * GiB,
        demand: (instance) => steady((instance === 0 ? 520 : 160) * MiB, { kernel: 6 * MiB }, 0.01),
      }),
      deploy(
        'rating',
        'train',
        {
          comm: 'python3',
          memoryRequest: 2.8 * GiB,
          demand: () =>
            stages(
              [
                [0, 500 * MiB],
                [4600, 900 * MiB],
                [4900, 900 * MiB],
                [4907, 2.62 * GiB],
                [4930, 2.62 * GiB],
                [4934, 700 * MiB],
              ],
              { kernel: 14 * MiB },
              0.002
            ),
        },
        { createdAt: -4003 }
      ),
    ],
  }),
  kills: ['scores node-oom'],
  // The count of global kills, and meminfo, which alone knows what huge pages leave.
  tellable: { scores: [...KERNEL_TELLS, ['ksm-reasons', 'ksm-pods', 'cadvisor-root', 'node-memory']] },
});
