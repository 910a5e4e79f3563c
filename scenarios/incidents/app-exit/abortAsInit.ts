import { steady } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { OWN_EXIT_CODE } from './tellable';

/** lab1's app-exit-abort: SIGABRT is ignored for process 1, the C library then faults, and 139 is what is left. */
export const abortAsInit = smallIncident({
  name: 'app-exit-abort-as-init',
  description: 'geo/geocoder calls abort() as process 1 of its container: exit code 139, not 134, three times over.',
  cases: ['lab1: app-exit-abort 22:56:47'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'geo',
        'geocoder',
        {
          memoryRequest: 64 * MiB,
          memoryLimit: 128 * MiB,
          demand: () => steady(41 * MiB),
          exits: (instance) =>
            instance < 3 ? { age: instance === 0 ? 9000 + 420 : 97 + 8 * instance, exitCode: 139 } : undefined,
        },
        { createdAt: -9003 }
      ),
    ],
  }),
  kills: ['geocoder app-exit', 'geocoder app-exit', 'geocoder app-exit'],
  tellable: { geocoder: OWN_EXIT_CODE },
});
