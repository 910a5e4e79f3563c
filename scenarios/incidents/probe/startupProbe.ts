import { stages } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { failing } from './hangs';
import { FAILED_PROBE } from './tellable';

/** A Java service that takes longer to start than its startup probe allows: killed before it was ever ready, again and again. */
export const startupProbe = smallIncident({
  name: 'probe-startup',
  description:
    'crm/portal needs 150 s to start and its startup probe gives it 100: the kubelet restarts it, three times, until the database answers faster.',
  cases: ['gchq/gaffer-docker#204', 'cloudnative-pg/cloudnative-pg#9801'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'crm',
        'portal',
        {
          comm: 'java',
          memoryRequest: 768 * MiB,
          memoryLimit: 1 * GiB,
          demand: () =>
            stages([
              [0, 60 * MiB],
              [90, 540 * MiB],
              [600, 590 * MiB],
            ]),
          onSigterm: { afterSeconds: 2.4, exitCode: 143 },
          probes: {
            startup: failing((age, s) => age < (s < 620 ? 150 : 40), { failureThreshold: 10 }),
            liveness: failing(() => false),
          },
        },
        { createdAt: 180 }
      ),
    ],
  }),
  kills: ['portal probe', 'portal probe', 'portal probe', 'portal probe'],
  // Of the kubelet's events of one object 25 at once get through, then one in five minutes: the failed probes' own use them up.
  tellable: {
    portal: FAILED_PROBE.filter((set) => !set.includes('events')),
    // its counter alone leaves open which of four ends the event means
    'probe-portal-1': FAILED_PROBE.filter((set) => !(set.includes('events') && set.includes('ksm-restarts'))),
  },
});
