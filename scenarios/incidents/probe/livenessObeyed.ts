import { garbageCollected } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { failing } from './hangs';
import { FAILED_PROBE } from './tellable';

/** After kubernetes/kubernetes#122256 and #123176: a liveness kill that looks like anything else; the program obeys SIGTERM. */
export const livenessObeyed = smallIncident({
  name: 'probe-liveness-143',
  description:
    'search/suggest answers its liveness probe with 503 while it rebuilds its index; the kubelet stops it and it obeys: exit code 143.',
  cases: ['kubernetes/kubernetes#122256', 'kubernetes/kubernetes#123176'],
  cast: ({ deploy }) => ({
    pods: [
      deploy('search', 'suggest', {
        memoryRequest: 256 * MiB,
        memoryLimit: 512 * MiB,
        demand: () => garbageCollected(180 * MiB, 260 * MiB, 200),
        onSigterm: { afterSeconds: 1.7, exitCode: 143 },
        probes: {
          liveness: failing((_, s) => s > 840 && s < 871, {}, 'HTTP probe failed with statuscode: 503'),
        },
      }),
    ],
  }),
  kills: ['suggest probe'],
  tellable: { suggest: FAILED_PROBE },
});

/** As lab1's 23:08:12: a program that leaves with 0 when it is told to; kube-state-metrics says `Completed`. */
export const livenessCompleted = smallIncident({
  name: 'probe-liveness-0',
  description:
    'mail/sender closes down in order when a failed liveness probe has it stopped: exit code 0, Completed, and yet it was killed.',
  cases: ['lab1: node-oom-2-side-effect 23:08:12'],
  cast: ({ deploy }) => ({
    pods: [
      deploy('mail', 'sender', {
        memoryRequest: 64 * MiB,
        memoryLimit: 128 * MiB,
        demand: () => garbageCollected(44 * MiB, 58 * MiB, 90),
        onSigterm: { afterSeconds: 4.1, exitCode: 0 },
        probes: { liveness: failing((_, s) => s > 720 && s < 790, { periodSeconds: 15 }) },
      }),
    ],
  }),
  kills: ['sender probe'],
  tellable: { sender: FAILED_PROBE },
});
