import { steady, withBurst } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS, ONLY_LIMIT_LEFT } from '../byKernel';

/** lab1's 23:00:53: `Error` first, and `OOMKilled` 31 s later for the same container id (facts/metrics.md §9; containerd/containerd#8180). */
export const reasonLate = smallIncident({
  name: 'container-limit-reason-late',
  description:
    'forum/avatars hits its limit of 256 MiB with a burst. The runtime has not yet read the kernel’s counter when the kubelet asks: the end is an Error for half a minute, and OOMKilled from then on.',
  cases: ['lab1: container-limit-slow 23:00:53', 'containerd/containerd#8180'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'forum',
        'avatars',
        {
          memoryRequest: 64 * MiB,
          memoryLimit: 256 * MiB,
          reasonSettlesAfter: 31,
          demand: (instance) => {
            const base = steady(120 * MiB, { activeFile: 3 * MiB, inactiveFile: 2 * MiB, kernel: 3 * MiB });
            return instance === 0 ? withBurst(base, 6000 + 1011.2, 300 * MiB, 3) : base;
          },
        },
        { createdAt: -6003 }
      ),
    ],
  }),
  kills: ['avatars container-limit'],
  tellable: {
    avatars: [...KERNEL_TELLS, ...ONLY_LIMIT_LEFT],
  },
});
