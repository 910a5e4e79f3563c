import { stages, steady } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { PodSpec } from '../../world/specs';
import { ContainerPlan } from '../platform';
import { SmallWorld } from '../smallIncident';

/** Grows within its own large request from `from` on, for eight minutes, to `to`: the node runs short, and it is not to blame. */
export const growing = ({ deploy }: SmallWorld, from: number, to: number, over = 300): PodSpec =>
  deploy(
    'analytics',
    'warehouse',
    {
      comm: 'python3',
      memoryRequest: 6.8 * GiB,
      cpuRequest: 1,
      demand: () =>
        stages(
          [
            [0, 1.1 * GiB],
            [80_000 + from, 1.4 * GiB],
            [80_000 + from + over, to],
            [80_000 + from + over + 240, to],
            [80_000 + from + over + 270, 1.2 * GiB],
          ],
          { activeFile: 20 * MiB, inactiveFile: 30 * MiB, kernel: 18 * MiB },
          0.002
        ),
    },
    { createdAt: -80_003 }
  );

/** Holds a steady `bytes` and asked for next to nothing. */
export const modest = (bytes: number, more: Partial<ContainerPlan> = {}): ContainerPlan => ({
  memoryRequest: 64 * MiB,
  demand: () => steady(bytes, { activeFile: 20 * MiB, inactiveFile: 30 * MiB }, 0.02),
  ...more,
});
