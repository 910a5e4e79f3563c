import { garbageCollected, stages } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { PodSpec } from '../../world/specs';
import { SmallWorld } from '../smallIncident';

/**
 * The product's own story in small: a service that is half a gigabyte above a small request, and a job that takes the
 * rest of the node within `seconds`, hardly above a large request, and gives it back when it has held it for `holds` seconds.
 */
export function cartAndJob({ deploy }: SmallWorld, seconds: number, holds = 40): PodSpec[] {
  const cart = deploy(
    'shop',
    'cart',
    {
      comm: 'java',
      memoryRequest: 64 * MiB,
      memoryLimit: 1 * GiB,
      cpuRequest: 0.1,
      // process 1 without a handler: the kernel does not deliver it
      onSigterm: 'ignores',
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
            [sorting + seconds + holds, 5.45 * GiB],
            [sorting + seconds + holds + 3, 800 * MiB],
          ],
          { inactiveFile: 200 * MiB, kernel: 16 * MiB },
          0.002
        ),
    },
    { createdAt: -4003 }
  );
  return [cart, etl];
}
