import { oneLife, steady } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS, LIMIT_IN_SIGHT } from '../byKernel';

/** A native sidecar: all that the metrics say of it stands in kube_pod_init_container_* (facts/metrics.md §1.4). */
export const nativeSidecar = smallIncident({
  name: 'container-limit-native-sidecar',
  description:
    'orders/api runs a proxy as a native sidecar (an init container with restartPolicy Always), which leaks to its limit of 160 MiB and is restarted beside the api, which notices nothing.',
  cases: ['istio/istio#18428', 'istio/istio#39139'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'orders',
        'api',
        { memoryRequest: 256 * MiB, memoryLimit: 512 * MiB, demand: () => steady(230 * MiB) },
        {
          createdAt: -5003,
          initContainers: [
            {
              name: 'mesh-proxy',
              comm: 'envoy',
              image: 'registry.example/mesh/proxy:1.30',
              restartPolicy: 'Always',
              memoryRequest: 64 * MiB,
              memoryLimit: 160 * MiB,
              demand: oneLife(
                [
                  [0, 40 * MiB],
                  [5400, 62 * MiB],
                  [6300, 165 * MiB],
                ],
                [[0, 44 * MiB]],
                { activeFile: 3 * MiB, inactiveFile: 2 * MiB, kernel: 3 * MiB },
                0.003
              ),
            },
          ],
        }
      ),
    ],
  }),
  kills: ['mesh-proxy container-limit'],
  // kube-state-metrics tells neither time nor exit code of an init container's end before 2.20: only the counter says that
  // its reason is news, and only the container's own count of OOM kills that the reason is not a child's.
  tellable: {
    'mesh-proxy': [
      ...KERNEL_TELLS,
      ...LIMIT_IN_SIGHT.map((set) => [...set, 'ksm-restarts' as const, 'cadvisor-oom' as const]),
    ],
  },
});
