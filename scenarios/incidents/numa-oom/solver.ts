import { oneLife } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { PodSpec } from '../../world/specs';
import { SmallWorld } from '../smallIncident';

/** A computation that takes 3.6 GiB within half a minute, if it can have them. */
export const solver = ({ deploy }: SmallWorld, more: Partial<PodSpec> = {}): PodSpec =>
  deploy(
    'hpc',
    'solver',
    {
      memoryRequest: 1 * GiB,
      memoryLimit: 3.25 * GiB,
      demand: oneLife(
        [
          [0, 0.8 * GiB],
          [5900, 0.9 * GiB],
          [5930, 3.6 * GiB],
        ],
        [[0, 0.5 * GiB]],
        { activeFile: 4 * MiB, inactiveFile: 2 * MiB, kernel: 10 * MiB },
        0.002
      ),
    },
    { createdAt: -5003, ...more }
  );
