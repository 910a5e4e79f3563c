import { oneLife } from '../../world/demand';
import { GiB, MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

/** After k3s-io/k3s#838: no limits set, a system OOM, no eviction. There is no limit that could have been hit. */
export const noLimit = smallIncident({
  name: 'node-oom-no-limit',
  description:
    'maps/router has a small request and no limit. A query makes it take everything the node has within twelve seconds, and it is killed for that itself.',
  cases: ['k3s-io/k3s#838'],
  node: { evictionLoopPhase: 7 },
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'maps',
        'router',
        {
          memoryRequest: 256 * MiB,
          demand: oneLife(
            [
              [0, 500 * MiB],
              [4930, 540 * MiB],
              [4942, 6.6 * GiB],
            ],
            [[0, 500 * MiB]],
            { kernel: 14 * MiB },
            0.002
          ),
        },
        { createdAt: -4003 }
      ),
    ],
  }),
  kills: ['router node-oom'],
  // Without a limit of its own or of the pod only something above the pod can have killed it.
  // The node had plenty in the samples before and after, as when a person orders the kill (sysrq f).
  tellable: { router: KERNEL_TELLS },
});
