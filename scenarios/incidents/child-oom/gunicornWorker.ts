import { steady } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { CHILD_KILLED } from './tellable';

/** After kubernetes-mixin#822 and kubernetes/kubernetes#50632; singleProcessOOMKill is the kubelet's since 1.32. The twin of container-limit-group-kill. */
export const gunicornWorker = smallIncident({
  name: 'child-oom-gunicorn-worker',
  description:
    'portal/web runs three workers on a node with singleProcessOOMKill. One of them grows until the container stands at its limit of 512 MiB, is killed alone, and is started again. Nothing restarts, no status changes.',
  node: { groupKill: false },
  cast: ({ deploy }) => ({
    pods: [
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
            restartAfter: 1,
            anon: (age, nth) =>
              (70 + (worker === 1 && nth === 0 ? Math.max(0, Math.min(400, (age - 8800) * 0.8)) : 0)) * MiB,
          })),
        },
        { createdAt: -8003 }
      ),
    ],
  }),
  kills: ['web child-oom'],
  tellable: { web: CHILD_KILLED },
});
