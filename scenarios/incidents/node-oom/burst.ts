import { stages } from '../../world/demand';
import { GiB } from '../../world/memory';
import { nodeWithService } from '../nodeService';
import { previewPod } from '../previewPod';
import { smallIncident } from '../smallIncident';
import { KERNEL_TELLS } from '../byKernel';

const STARTS = 864_000 + 914;

/**
 * The twin of container-limit-burst: the same container at the same height, in a world that looks the same in every series
 * of pods. After kubernetes/kubernetes#60492 (thought to be the node's, with plenty available).
 */
export const burst = smallIncident({
  name: 'node-oom-burst',
  description:
    'studio/preview stands at 38 % of its limit and the node has 4 GiB to spare in the last sample. Then a core dump of a service takes the node within two seconds, and is over before the next sample.',
  cases: ['twin of container-limit-burst', 'kubernetes/kubernetes#60492'],
  node: {
    ...nodeWithService({
      unit: 'systemd-coredump.service',
      comm: 'systemd-coredum',
      oomScoreAdj: -900,
      demand: stages(
        [
          [0, 0],
          [STARTS, 0],
          [STARTS + 2, 5.85 * GiB],
          [STARTS + 3, 5.85 * GiB],
          [STARTS + 5, 0],
        ],
        { activeFile: 0, inactiveFile: 0, kernel: 0 },
        0
      ),
    }),
  },
  cast: (world) => ({ pods: [previewPod(world)] }),
  kills: ['preview node-oom'],
  // The root's count of global kills is born by no shortage that a sample shows: NUMA and sysrq would count there, too.
  tellable: { preview: KERNEL_TELLS },
});
