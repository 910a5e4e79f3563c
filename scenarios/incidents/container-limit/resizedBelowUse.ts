import { garbageCollected } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

/**
 * Kubelet 1.34 lowers a limit in place after a look at the usage that may be too old (facts/metrics.md §5.4, KEP-1287).
 * The resize is asked for by an autoscaler that has looked at an average.
 */
export const resizedBelowUse = smallIncident({
  name: 'container-limit-resized-below-use',
  description:
    'geo/tiles stands at 470 of 1024 MiB when an autoscaler lowers its limit to 448 MiB in place: it is killed in the second in which its cgroup gets the new limit.',
  cases: ['kubernetes/kubernetes#129152', 'kubernetes/enhancements#5368'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'geo',
        'tiles',
        {
          comm: 'java',
          memoryRequest: 256 * MiB,
          memoryLimit: 1024 * MiB,
          limitChanges: [{ at: 997, memoryLimit: 448 * MiB }],
          demand: (instance) =>
            instance === 0
              ? garbageCollected(450 * MiB, 486 * MiB, 300, {
                  activeFile: 8 * MiB,
                  inactiveFile: 4 * MiB,
                  kernel: 6 * MiB,
                })
              : garbageCollected(250 * MiB, 290 * MiB, 300),
        },
        { createdAt: -30_003 }
      ),
    ],
  }),
  kills: ['tiles container-limit'],
  // The cgroup's limit fell (cAdvisor's own word on it), and the usage of the last sample lies above it.
  tellable: {
    tiles: [...KERNEL_TELLS, ['ksm-reasons', 'ksm-resources', 'cadvisor-memory', 'cadvisor-root']],
  },
});
