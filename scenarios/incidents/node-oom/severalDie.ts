import { garbageCollected, stages, steady } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { nodeWithService } from '../nodeService';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

const STARTS = 864_000 + 1010;

/** lab1's 23:27:31: seven containers and at last the culprit within two seconds. */
export const severalDie = smallIncident({
  name: 'node-oom-several-die',
  description:
    'forensics.service asks for more memory than the node has. The kernel takes three containers and node-exporter, whose scores are higher, and then the culprit itself, all within two seconds.',
  cases: ['lab1: node-oom-3-victim 23:27:31'],
  node: {
    ...nodeWithService({
      unit: 'forensics.service',
      comm: 'avml',
      oomScoreAdj: -400,
      demand: stages(
        [
          [0, 20 * MiB],
          [STARTS, 20 * MiB],
          [STARTS + 6, 9.5 * GiB],
        ],
        { kernel: 12 * MiB },
        0.002
      ),
    }),
  },
  cast: ({ deploy }) => ({
    pods: [
      deploy('news', 'feed', {
        memoryRequest: 128 * MiB,
        memoryLimit: 1 * GiB,
        demand: () => garbageCollected(410 * MiB, 450 * MiB, 200),
      }),
      deploy('news', 'api', { memoryRequest: 128 * MiB, memoryLimit: 512 * MiB, demand: () => steady(210 * MiB) }),
    ],
  }),
  kills: ['feed node-oom', 'api node-oom', 'node-exporter node-oom', 'checkout node-oom'],
  tellable: { feed: KERNEL_TELLS, api: KERNEL_TELLS, 'node-exporter': KERNEL_TELLS, checkout: KERNEL_TELLS },
});
