import { steady } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { OWN_EXIT_CODE } from './tellable';

/** A configuration that cannot be read: out at once, and CrashLoopBackOff of 10, 20, 40 … 300 s between the attempts. */
export const crashLoop = smallIncident({
  name: 'app-exit-crash-loop',
  description:
    'chat/gateway cannot read its configuration after a change: exit code 2 two seconds after each start, nine times, with a back-off that grows to five minutes, until somebody puts it right.',
  cases: ['grafana/loki#1457', 'prometheus/prometheus#4129'],
  minutes: 40,
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'chat',
        'gateway',
        {
          memoryRequest: 64 * MiB,
          memoryLimit: 128 * MiB,
          demand: () => steady(24 * MiB),
          exits: (instance) => (instance < 9 ? { age: 2.2, exitCode: 2 } : undefined),
        },
        { createdAt: 300 }
      ),
    ],
  }),
  kills: Array.from({ length: 9 }, () => 'gateway app-exit'),
  tellable: { gateway: OWN_EXIT_CODE },
});
