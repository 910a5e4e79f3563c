import { KERNEL_TELLS, ONLY_LIMIT_LEFT } from '../byKernel';
import { lobby } from '../pod-limit/lobby';
import { smallIncident } from '../smallIncident';

/** The twin of pod-limit-tmpfs-from-init once cAdvisor's series are gone: its volume is on disk, and it bursts. */
export const lobbyBurst = smallIncident({
  name: 'container-limit-lobby-burst',
  description:
    'game/lobby stands at a quarter of its limit of 256 MiB and takes the rest within three seconds. Its init container has unpacked to disk: the pod holds nothing but it.',
  cases: ['twin of pod-limit-tmpfs-from-init'],
  minutes: 25,
  cast: (world) => ({ pods: [lobby(world, { inMemory: false, bursts: true })] }),
  kills: ['lobby container-limit'],
  tellable: {
    lobby: [...KERNEL_TELLS, ...ONLY_LIMIT_LEFT],
  },
});
