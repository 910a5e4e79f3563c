import { garbageCollected } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { failing } from './hangs';
import { FAILED_PROBE_137 } from './tellable';

/** lab1's `probe`: it stops answering, ignores SIGTERM, and after its grace period of 20 s is killed: 137, Error. */
export const livenessOutlived = smallIncident({
  name: 'probe-liveness-137',
  description:
    'payments/api deadlocks twice. Its liveness probe fails three times, it ignores SIGTERM, and the kubelet kills it after 20 s: 137 at 40 % of its memory limit.',
  cases: ['lab1: probe 22:57:17'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'payments',
        'api',
        {
          memoryRequest: 128 * MiB,
          memoryLimit: 192 * MiB,
          demand: () => garbageCollected(62 * MiB, 78 * MiB, 130),
          onSigterm: 'ignores',
          probes: { liveness: failing((_, s) => (s > 610 && s < 641) || (s > 1120 && s < 1151)) },
        },
        { graceSeconds: 20 }
      ),
    ],
  }),
  kills: ['api probe', 'api probe'],
  tellable: { api: FAILED_PROBE_137 },
});
