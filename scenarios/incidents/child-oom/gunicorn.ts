import { steady } from '../../world/demand';
import { MiB } from '../../world/memory';
import { PodSpec } from '../../world/specs';
import { SmallWorld } from '../smallIncident';

/**
 * portal/web and its three workers, one of which grows until the container stands at its limit: what comes of it is the
 * kubelet's setting.
 * @param restartAfter seconds after which the master starts a worker that died; none when it dies with them
 */
export const gunicornWeb = ({ deploy }: SmallWorld, restartAfter?: number): PodSpec =>
  deploy(
    'portal',
    'web',
    {
      comm: 'gunicorn',
      memoryRequest: 256 * MiB,
      memoryLimit: 512 * MiB,
      demand: () => steady(42 * MiB, { activeFile: 4 * MiB, inactiveFile: 2 * MiB, kernel: 5 * MiB }),
      children: [0, 1, 2].map((worker) => ({
        comm: 'gunicorn-worker',
        ...(restartAfter !== undefined && { restartAfter }),
        anon: (age, nth) =>
          (70 + (worker === 1 && nth === 0 ? Math.max(0, Math.min(400, (age - 8800) * 0.8)) : 0)) * MiB,
      })),
    },
    { createdAt: -8003 }
  );
