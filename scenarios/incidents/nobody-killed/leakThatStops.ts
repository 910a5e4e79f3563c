import { stages } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';

/** The alert that everybody has: 95 % of a limit, and nothing comes of it. An old OOMKilled still stands in the metrics. */
export const leakThatStops = smallIncident({
  name: 'quiet-leak-that-stops',
  description:
    'auth/sessions grows to 95 % of its limit of 512 MiB and stays there: its cache has a bound. The OOMKilled that kube-state-metrics shows is from before the bound was put right, days ago.',
  cases: ['sapcc/helm-charts#808', 'Azure/prometheus-collector#888'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'auth',
        'sessions',
        {
          memoryRequest: 256 * MiB,
          memoryLimit: 512 * MiB,
          past: { restarts: 3, reason: 'OOMKilled', exitCode: 137, finishedAt: -200_000 },
          demand: () =>
            stages(
              [
                [0, 120 * MiB],
                [200_300, 220 * MiB],
                [201_300, 474 * MiB],
                [300_000, 474 * MiB],
              ],
              { activeFile: 4 * MiB, inactiveFile: 3 * MiB, kernel: 4 * MiB },
              0.002
            ),
        },
        { createdAt: -400_003 }
      ),
    ],
  }),
  kills: [],
});
