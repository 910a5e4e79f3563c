import { oneLife } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS, LIMIT_IN_SIGHT } from '../byKernel';

/** lab1's container-limit-slow (22:57:23): 79 to 94 % by working set in the last sample. */
export const slowLeak = smallIncident({
  name: 'container-limit-slow-leak',
  description:
    'mail/indexer leaks a quarter of a megabyte a second for twenty minutes until it stands at its limit of 384 MiB; the last sample shows 97 % or more.',
  cases: ['lab1: container-limit-slow 22:57:23'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'mail',
        'indexer',
        {
          memoryRequest: 128 * MiB,
          memoryLimit: 384 * MiB,
          demand: oneLife(
            [
              [0, 60 * MiB],
              [7200, 88 * MiB],
              [8400, 388 * MiB],
            ],
            [[0, 70 * MiB]],
            { activeFile: 4 * MiB, inactiveFile: 2 * MiB, kernel: 3 * MiB },
            0.003
          ),
        },
        { createdAt: -7003 }
      ),
    ],
  }),
  kills: ['indexer container-limit'],
  tellable: { indexer: [...KERNEL_TELLS, ...LIMIT_IN_SIGHT] },
});
