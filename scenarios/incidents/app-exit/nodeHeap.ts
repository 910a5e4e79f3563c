import { stages } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { OWN_EXIT_CODE } from './tellable';

/**
 * Node.js aborts when V8's old space is full ("JavaScript heap out of memory"): exit code 134, `Error`, whatever the
 * container's limit. V8 takes --max-old-space-size for its bound, which here is a third of it.
 */
export const nodeHeap = smallIncident({
  name: 'app-exit-node-heap',
  description:
    'web/renderer leaks until V8 gives up at its own bound of 700 MiB and aborts: exit code 134 with memory at a third of the limit of 2 GiB.',
  cases: ['rwlove/home-ops#12561', 'mitodl/ol-infrastructure#5069'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'web',
        'renderer',
        {
          comm: 'node',
          memoryRequest: 512 * MiB,
          memoryLimit: 2048 * MiB,
          demand: () =>
            stages(
              [
                [0, 90 * MiB],
                [60, 240 * MiB],
                [1500, 705 * MiB],
                [4000, 715 * MiB],
              ],
              {},
              0.006
            ),
          livenessProbe: true,
          exits: () => ({ age: 1512, exitCode: 134 }),
        },
        { createdAt: -303 }
      ),
    ],
  }),
  kills: ['renderer app-exit'],
  tellable: { renderer: OWN_EXIT_CODE },
});
