import { garbageCollected, oneLife } from '../../world/demand';
import { MiB } from '../../world/memory';
import { twoContainers } from '../podsOfTwo';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS, LIMIT_IN_SIGHT } from '../byKernel';

/** After headlamp-k8s/plugins#184 and kubernetes-mixin#458: graphs of the whole pod, where one container of it stands at its own limit. */
export const oneOfTwo = smallIncident({
  name: 'container-limit-one-of-two',
  description:
    'crm/contacts has two containers with limits of 1024 and 128 MiB. The graph of the pod says 31 % of the sum when the small one, a log shipper, is killed at its own limit.',
  cases: ['headlamp-k8s/plugins#184', 'kubernetes-sigs/kubernetes-mixin#458'],
  cast: ({ deploy }) => ({
    pods: [
      twoContainers(
        deploy(
          'crm',
          'contacts',
          {
            comm: 'java',
            memoryRequest: 256 * MiB,
            memoryLimit: 1024 * MiB,
            demand: () => garbageCollected(205 * MiB, 226 * MiB, 200),
          },
          { createdAt: -7003 }
        ),
        {
          name: 'log-shipper',
          comm: 'fluent-bit',
          image: 'cr.fluentbit.io/fluent/fluent-bit:4.1.0',
          memoryRequest: 32 * MiB,
          memoryLimit: 128 * MiB,
          demand: oneLife(
            [
              [0, 20 * MiB],
              [7300, 34 * MiB],
              [8400, 131 * MiB],
            ],
            [[0, 21 * MiB]],
            { activeFile: 2 * MiB, inactiveFile: 2 * MiB, kernel: 2 * MiB },
            0.003
          ),
        }
      ),
    ],
  }),
  kills: ['log-shipper container-limit'],
  tellable: { 'log-shipper': [...KERNEL_TELLS, ...LIMIT_IN_SIGHT] },
});
