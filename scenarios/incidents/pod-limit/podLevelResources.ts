import { garbageCollected, oneLife } from '../../world/demand';
import { MiB } from '../../world/memory';
import { twoContainers } from '../podsOfTwo';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

/**
 * KEP-2837, on by default since 1.34: a limit of the pod, none of its containers, and no metric of kube-state-metrics that
 * tells it (facts/metrics.md §5.4).
 */
export const podLevelResources = smallIncident({
  name: 'pod-limit-pod-level-resources',
  description:
    'analytics/notebook has a limit of 600 MiB as a pod and none of its containers. Kernel and proxy together reach it, and the larger one is killed at 480 MiB.',
  cases: ['kubernetes/enhancements#4678', 'kernel-oom/lab: pod-v2-systemd-g1'],
  cast: ({ deploy }) => ({
    pods: [
      twoContainers(
        deploy(
          'analytics',
          'notebook',
          {
            comm: 'python3',
            demand: oneLife(
              [
                [0, 200 * MiB],
                [6600, 240 * MiB],
                [7400, 620 * MiB],
              ],
              [[0, 200 * MiB]],
              {},
              0.004
            ),
          },
          { createdAt: -6003, memoryRequest: 400 * MiB, memoryLimit: 600 * MiB }
        ),
        {
          name: 'auth-proxy',
          image: 'registry.example/auth/proxy:5',
          demand: () => garbageCollected(84 * MiB, 102 * MiB, 130),
        }
      ),
    ],
  }),
  kills: ['notebook pod-limit'],
  // The limit stands in the pod's object, and on its cgroup where cAdvisor's spec metrics are kept.
  tellable: {
    notebook: [...KERNEL_TELLS, ['ksm-reasons', 'cadvisor-memory', 'cadvisor-root']],
  },
});
