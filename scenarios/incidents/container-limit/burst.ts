import { withBurst } from '../../world/demand';
import { MiB } from '../../world/memory';
import { previewPod } from '../previewPod';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS, ONLY_LIMIT_LEFT } from '../byKernel';

/** After 2i2c-org/infrastructure#5749: no metric announced it. The twin of node-oom-burst once the node's own metrics are gone. */
export const burst = smallIncident({
  name: 'container-limit-burst',
  description:
    'studio/preview stands at 38 % of its limit of 512 MiB for hours, decodes one huge picture, and hits the limit within a second and a half. The node has 4 GiB to spare.',
  cases: ['2i2c-org/infrastructure#5749', 'lab1: container-limit-burst 22:58:27'],
  cast: (world) => ({
    pods: [
      previewPod(world, (base, instance) => (instance === 0 ? withBurst(base, 12_000 + 913.4, 600 * MiB, 2.4) : base)),
    ],
  }),
  kills: ['preview container-limit'],
  // A burst that nobody saw could have been the pod's, or a child's, or a neighbour's that took the node: the global kill
  // that was not counted excludes the node, plenty of memory excludes the rest above the pod.
  tellable: {
    preview: [...KERNEL_TELLS, ...ONLY_LIMIT_LEFT],
  },
});
