import { steady } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

/**
 * After kubernetes/kubernetes#117793 (Azure/AKS#4154): since 1.28 one worker's OOM takes the whole container. The twin of
 * child-oom-gunicorn-worker, where the same worker dies alone.
 */
export const allWorkersAtOnce = smallIncident({
  name: 'container-limit-group-kill',
  description:
    'portal/web runs three workers. One of them grows until the container stands at its limit of 512 MiB, and all of them die with it (memory.oom.group).',
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
            anon: (age) => (70 + (worker === 1 ? Math.max(0, Math.min(400, (age - 8800) * 0.8)) : 0)) * MiB,
          })),
        },
        { createdAt: -8003 }
      ),
    ],
  }),
  kills: ['web container-limit'],
  tellable: {
    web: [
      ...KERNEL_TELLS,
      ['ksm-reasons', 'ksm-resources', 'cadvisor-memory', 'cadvisor-root'],
      ['ksm-reasons', 'ksm-resources', 'ksm-pods', 'cadvisor-memory', 'node-memory'],
    ],
  },
});
