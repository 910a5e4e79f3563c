import { garbageCollected } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { OWN_EXIT_CODE } from './tellable';

/** The commonest restart of all: lab1's app-exit-malloc (exit 1 when an allocation fails at the program's own bound). */
export const panic = smallIncident({
  name: 'app-exit-panic',
  description:
    'tickets/booking panics on a message that it cannot read: exit code 1, far below its limit, and starts again at once.',
  cases: ['lab1: app-exit-malloc 22:56:36'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'tickets',
        'booking',
        {
          memoryRequest: 128 * MiB,
          memoryLimit: 256 * MiB,
          demand: () => garbageCollected(88 * MiB, 121 * MiB, 95),
          livenessProbe: true,
          exits: (instance) => (instance === 0 ? { age: 40_000 + 1130, exitCode: 1 } : undefined),
        },
        { createdAt: -40_003 }
      ),
    ],
  }),
  kills: ['booking app-exit'],
  tellable: { booking: OWN_EXIT_CODE },
});
