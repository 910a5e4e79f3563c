import { steady } from '../../world/demand';
import { MiB } from '../../world/memory';
import { smallIncident } from '../smallIncident';

/**
 * opencontainers/runc#2812 ("container init was OOM-killed (memory limit too low?)"): the program never ran, and the end
 * is StartError with exit code 128.
 */
export const runtimeInit = smallIncident({
  name: 'container-limit-runtime-init',
  description:
    'tools/ping has a limit of 8 MiB, a typing error for 80: the runtime’s own init needs more than that, and is killed at each start.',
  cases: ['opencontainers/runc#2812', 'opencontainers/runc#1980'],
  minutes: 25,
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'tools',
        'ping',
        {
          memoryRequest: 8 * MiB,
          memoryLimit: 8 * MiB,
          runtimeInit: 12 * MiB,
          demand: () => steady(3 * MiB, { activeFile: MiB, inactiveFile: 0, kernel: MiB }),
        },
        { createdAt: 300 }
      ),
    ],
  }),
  kills: Array.from({ length: 9 }, () => 'ping container-limit'),
  // The runtime's own words on the last start stand in the pod's object; the limit with the reason allow a guess, no more.
  tellable: {
    ping: [
      ['kernel-log', 'ksm-pods'],
      ['kernel-log', 'cadvisor-memory'],
      ['kernel-log', 'pods'],
    ],
    'container-limit-ping-9': [['pods'], ['kernel-log', 'ksm-pods'], ['kernel-log', 'cadvisor-memory']],
  },
});
