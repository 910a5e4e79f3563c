import { steady } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { CHILD_KILLED } from './tellable';

/** After kubernetes/kubernetes#78973 (uwsgi): a service that is slow now and then, and whose pod has never restarted. */
export const again = smallIncident({
  name: 'child-oom-again-and-again',
  description:
    'blog/render starts a converter for each upload, and the converter is killed five times in half an hour while uwsgi, process 1, lives on.',
  cases: ['kubernetes/kubernetes#78973'],
  node: { groupKill: false },
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'blog',
        'render',
        {
          comm: 'uwsgi',
          memoryRequest: 128 * MiB,
          memoryLimit: 384 * MiB,
          demand: () => steady(110 * MiB, { activeFile: 3 * MiB, inactiveFile: 2 * MiB, kernel: 4 * MiB }),
          children: [
            {
              comm: 'convert',
              startsAt: 8000 + 240,
              restartAfter: 280,
              anon: (age, nth) => (nth < 5 ? 20 + age * 14 : 20) * MiB,
            },
          ],
        },
        { createdAt: -8003 }
      ),
    ],
  }),
  kills: Array.from({ length: 5 }, () => 'render child-oom'),
  tellable: { render: CHILD_KILLED },
});
