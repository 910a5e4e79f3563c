import { garbageCollected, stages } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { PodSpec } from '../../world/specs';
import { SmallWorld } from '../smallIncident';

/**
 * The product's own story in small: a service that is half a gigabyte above a small request, and a job that takes the
 * rest of the node within `seconds`, hardly above a large request, and gives it back a minute later.
 */
export function cartAndJob({ deploy }: SmallWorld, seconds: number): PodSpec[] {
  const cart = deploy(
    'shop',
    'cart',
    {
      comm: 'java',
      memoryRequest: 64 * MiB,
      memoryLimit: 1 * GiB,
      cpuRequest: 0.1,
      demand: () =>
        garbageCollected(592 * MiB, 634 * MiB, 190, { activeFile: 14 * MiB, inactiveFile: 10 * MiB, kernel: 7 * MiB }),
    },
    { createdAt: -90_003 }
  );
  const sorting = 4000 + 903;
  const etl = deploy(
    'batch',
    'etl',
    {
      comm: 'python3',
      memoryRequest: 5.6 * GiB,
      demand: () =>
        stages(
          [
            [0, 500 * MiB],
            [sorting, 600 * MiB],
            [sorting + seconds, 5.45 * GiB],
            [sorting + seconds + 40, 5.45 * GiB],
            [sorting + seconds + 43, 800 * MiB],
          ],
          { inactiveFile: 200 * MiB, kernel: 16 * MiB },
          0.002
        ),
    },
    { createdAt: -4003 }
  );
  return [cart, etl];
}
