import { stages, steady } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { EARLYOOM_TELLS } from './tellable';

/** rfjakob/earlyoom -m 10: SIGTERM to the process with the highest oom_score while a tenth of the memory is still available. */
export const earlyoom = smallIncident({
  name: 'userspace-oom-earlyoom',
  description:
    'earlyoom sends SIGTERM to office/converter when a tenth of the node is left: it obeys, with 143. It is office/index that grows, but within its request.',
  cases: ['rfjakob/earlyoom#205', 'rfjakob/earlyoom#291'],
  node: { oomDaemon: { kind: 'earlyoom', availableShare: 0.1 } },
  cast: ({ deploy }) => ({
    pods: [
      deploy('office', 'converter', {
        comm: 'soffice.bin',
        memoryRequest: 64 * MiB,
        memoryLimit: 1 * GiB,
        demand: (instance) => steady((instance === 0 ? 610 : 200) * MiB, {}, 0.01),
      }),
      deploy(
        'office',
        'index',
        {
          comm: 'java',
          memoryRequest: 5.6 * GiB,
          demand: () =>
            stages(
              [
                [0, 900 * MiB],
                [4500, 1.2 * GiB],
                [5000, 4.62 * GiB],
                [5060, 4.62 * GiB],
                [5080, 1 * GiB],
              ],
              { kernel: 14 * MiB },
              0.001
            ),
        },
        { createdAt: -4003 }
      ),
    ],
  }),
  kills: ['converter userspace-oom earlyoom'],
  tellable: { converter: EARLYOOM_TELLS },
});
