import { garbageCollected, stages, steady } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { twoContainers } from '../podsOfTwo';
import { smallIncident } from '../smallIncident';
import { GLOBAL_KILL_IN_SIGHT, KERNEL_TELLS } from '../byKernel';

/** kubernetes/kubernetes#133839: the kernel takes the small container of a pod, whose request is next to nothing, and the large one lives. */
export const sidecarChosen = smallIncident({
  name: 'node-oom-sidecar-chosen',
  description:
    'The node runs out for bank/statements, and the kernel kills the metrics agent beside bank/core: 190 MiB, but a request of 8 MiB. The core holds 2 GiB and is left alone.',
  cases: ['kubernetes/kubernetes#133839'],
  node: { evictionLoopPhase: 1 },
  cast: ({ deploy }) => ({
    pods: [
      twoContainers(
        deploy('bank', 'core', {
          comm: 'java',
          memoryRequest: 2 * GiB,
          memoryLimit: 3 * GiB,
          demand: () => garbageCollected(1.8 * GiB, 1.9 * GiB, 240),
        }),
        {
          name: 'metrics-agent',
          image: 'registry.example/bank/metrics-agent:3',
          memoryRequest: 8 * MiB,
          memoryLimit: 256 * MiB,
          demand: () => steady(190 * MiB),
        }
      ),
      deploy(
        'bank',
        'statements',
        {
          comm: 'java',
          memoryRequest: 3.9 * GiB,
          demand: () =>
            stages(
              [
                [0, 600 * MiB],
                [4910, 700 * MiB],
                [4921, 3.85 * GiB],
                [4960, 3.85 * GiB],
                [4964, 900 * MiB],
              ],
              { kernel: 14 * MiB },
              0.002
            ),
        },
        { createdAt: -4003 }
      ),
    ],
  }),
  kills: ['metrics-agent node-oom'],
  tellable: { 'metrics-agent': [...KERNEL_TELLS, ...GLOBAL_KILL_IN_SIGHT] },
});
