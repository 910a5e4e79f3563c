import { Demand, steady } from '../../world/demand';
import { GiB, MiB, wholePages } from '../../world/memory';
import { smallIncident } from '../smallIncident';
import { DAEMON_TELLS } from '../byKernel';

/** Wishes for twice as much page cache as its limit leaves, for half a minute. */
const querying: Demand = (age, noise) => ({
  anon: wholePages(310 * MiB * (1 + 0.04 * noise(1, age / 50))),
  activeFile: (age > 5930 && age < 5946 ? 1600 : 260) * MiB,
  inactiveFile: 4 * MiB,
  shmem: 0,
  kernel: 8 * MiB,
});

/** siderolabs/talos#12526: kills at 40 to 60 % of the memory, by pressure, among those without a limit (cozystack/cozystack#3846). */
export const talos = smallIncident({
  name: 'userspace-oom-talos',
  description:
    'Talos kills lake/ingest with 3 GiB of the node to spare: another pod, at its own limit, reads its index from disk again and again, and the pressure of that is taken for the machine’s.',
  cases: ['siderolabs/talos#12526', 'cozystack/cozystack#3846'],
  node: {
    osImage: 'Talos (v1.12.0)',
    kernelVersion: '6.18.1-talos',
    containerRuntimeVersion: 'containerd://2.1.5',
    oomDaemon: { kind: 'talos', pressure: 0.12, seconds: 4 },
  },
  cast: ({ deploy }) => ({
    pods: [
      deploy('lake', 'ingest', { memoryRequest: 256 * MiB, demand: () => steady(1.3 * GiB) }),
      deploy(
        'lake',
        'query',
        {
          comm: 'trino',
          memoryRequest: 512 * MiB,
          memoryLimit: 768 * MiB,
          demand: () => querying,
        },
        { createdAt: -5003 }
      ),
    ],
  }),
  kills: ['ingest userspace-oom talos'],
  tellable: { ingest: DAEMON_TELLS },
});
