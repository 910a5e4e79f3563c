import { stages, steady, withBurst } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { PodSpec } from '../../world/specs';
import { SmallWorld } from '../smallIncident';

/** A registry at 45 % of its limit, and a replay that loads for half a minute up to `peak`; `bursts` makes the registry grow by itself. */
export const registryAndReplay = ({ deploy }: SmallWorld, peak: number, bursts = false): PodSpec[] => [
  deploy(
    'iot',
    'registry',
    {
      memoryRequest: 64 * MiB,
      memoryLimit: 2 * GiB,
      demand: (instance) => {
        const base = steady(905 * MiB, { kernel: 6 * MiB }, 0.01);
        return bursts && instance === 0 ? withBurst(base, 50_000 + 962, 1.4 * GiB, 5) : base;
      },
    },
    { createdAt: -50_003 }
  ),
  deploy(
    'iot',
    'replay',
    {
      comm: 'java',
      memoryRequest: 4 * GiB,
      demand: () =>
        stages(
          [
            [0, 500 * MiB],
            [3960, 600 * MiB],
            [3965, peak],
            [3990, peak],
            [3993, 900 * MiB],
          ],
          { kernel: 12 * MiB },
          0.002
        ),
    },
    { createdAt: -3003 }
  ),
];
