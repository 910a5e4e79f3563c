import { idle, stages } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { GLOBAL_KILL_IN_SIGHT, KERNEL_TELLS } from '../byKernel';

/** oom_score_adj 1000: 300 MiB die for somebody else's 5 GiB (facts/metrics.md §5.1). */
export const bestEffortFirst = smallIncident({
  name: 'node-oom-best-effort-first',
  description:
    'ads/banner has neither request nor limit and idles at 420 MiB. It is the first to go when crm/import takes what is left of the node, within its request.',
  cases: ['DataKitchen/dataops-observability#11', 'lab1: node-oom-3-victim 23:27:32'],
  node: { evictionLoopPhase: 3 },
  cast: ({ deploy }) => ({
    pods: [
      deploy('ads', 'banner', { demand: (instance) => idle((instance === 0 ? 420 : 90) * MiB) }),
      deploy(
        'crm',
        'import',
        {
          comm: 'java',
          memoryRequest: 5.8 * GiB,
          demand: () =>
            stages(
              [
                [0, 600 * MiB],
                [4950, 700 * MiB],
                [4962, 5.62 * GiB],
                [4990, 5.62 * GiB],
                [4994, 900 * MiB],
              ],
              { kernel: 14 * MiB },
              0.002
            ),
        },
        { createdAt: -4003 }
      ),
    ],
  }),
  kills: ['banner node-oom'],
  tellable: { banner: [...KERNEL_TELLS, ...GLOBAL_KILL_IN_SIGHT] },
});
