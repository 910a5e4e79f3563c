import { garbageCollected, stages } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { GLOBAL_KILL_IN_SIGHT, KERNEL_TELLS } from '../byKernel';

/** lab1's node-oom-2 (23:05:42 and 23:14): minutes of thrashing, the node NotReady, scrapes silent, and then the kill. */
export const thrashing = smallIncident({
  name: 'node-oom-thrashing',
  description:
    'The node reads its programs from disk over and over for minutes before the kernel kills wiki/pages at a third of its limit: the kubelet is silent, scrapes fail, MemoryPressure and Ready are Unknown.',
  cases: ['lab1: node-eviction-besteffort 23:14:03'],
  minutes: 40,
  node: { evictionHard: 40 * MiB },
  cast: ({ deploy }) => ({
    pods: [
      deploy('wiki', 'pages', {
        memoryRequest: 64 * MiB,
        memoryLimit: 1536 * MiB,
        demand: () => garbageCollected(500 * MiB, 540 * MiB, 200, { activeFile: 160 * MiB, inactiveFile: 20 * MiB }),
      }),
      deploy('wiki', 'search', {
        memoryRequest: 900 * MiB,
        demand: () => garbageCollected(500 * MiB, 560 * MiB, 400, { activeFile: 420 * MiB, inactiveFile: 60 * MiB }),
      }),
      deploy(
        'wiki',
        'render',
        {
          comm: 'chromium',
          memoryRequest: 4.4 * GiB,
          demand: () =>
            stages(
              [
                [0, 500 * MiB],
                [4600, 3.4 * GiB],
                [4900, 4.35 * GiB],
                [4924, 4.95 * GiB],
                [4927, 1 * GiB],
              ],
              { activeFile: 60 * MiB, inactiveFile: 40 * MiB, kernel: 14 * MiB },
              0.001
            ),
        },
        { createdAt: -4003 }
      ),
    ],
  }),
  kills: ['pages node-oom'],
  tellable: { pages: [...KERNEL_TELLS, ...GLOBAL_KILL_IN_SIGHT] },
});
