import { steady } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { GLOBAL_KILL_IN_SIGHT, KERNEL_TELLS } from '../byKernel';

/** A driver that leaks by the packet, faster in the last ten seconds; then it is loaded anew. */
function leak(seconds: number): number {
  if (seconds > 1504) {
    return 400 * MiB;
  }
  return Math.min(5.9 * GiB, (Math.max(0, seconds - 400) * 5 + Math.max(0, seconds - 1500) * 60) * MiB);
}

/**
 * After openshift/origin#19830 and kubernetes/kubernetes#116895: kernel memory is in no pod's usage and not in the kubelet's
 * memory.available either, which says 5 GiB as the node runs out (facts/metrics.md §5.3).
 */
export const slabLeak = smallIncident({
  name: 'node-oom-slab-leak',
  description:
    'A driver leaks kernel memory for twenty minutes. No container grows, the kubelet sees 5 GiB available, and the kernel kills data/loader, which holds the most above its request.',
  cases: ['openshift/origin#19830', 'kubernetes/kubernetes#116895'],
  minutes: 35,
  node: { kernelLeak: leak },
  cast: ({ deploy }) => ({
    pods: [
      deploy('data', 'loader', {
        memoryRequest: 64 * MiB,
        memoryLimit: 1 * GiB,
        demand: (instance) => steady((instance === 0 ? 480 : 200) * MiB, { kernel: 6 * MiB }, 0.01),
      }),
    ],
  }),
  kills: ['loader node-oom'],
  // The root cgroup shows plenty (kernel memory is not in it): the count of global kills there needs meminfo beside it.
  tellable: { loader: [...KERNEL_TELLS, ...GLOBAL_KILL_IN_SIGHT] },
});
