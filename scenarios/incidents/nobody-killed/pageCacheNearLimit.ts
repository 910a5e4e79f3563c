import { Demand } from '../../world/demand';
import { MiB, wholePages } from '../../world/memory';
import { smallIncident } from '../smallIncident';

/** As lab1's search-prod: 99.8 % of the limit by working set for as long as anybody looked. */
const mapped: Demand = (age, noise) => ({
  anon: wholePages(60 * MiB * (1 + 0.05 * noise(1, age / 60))),
  activeFile: 420 * MiB,
  inactiveFile: 30 * MiB,
  shmem: 0,
  kernel: 5 * MiB,
});

export const pageCacheNearLimit = smallIncident({
  name: 'quiet-page-cache',
  description:
    'atlas/index stands at 99 % of its limit of 448 MiB by working set for as long as it runs: page cache in use, which the kernel takes back whenever it is needed. Nobody is killed.',
  cases: ['lab1: search-prod'],
  cast: ({ deploy }) => ({
    pods: [
      deploy(
        'atlas',
        'index',
        { memoryRequest: 256 * MiB, memoryLimit: 448 * MiB, demand: () => mapped, livenessProbe: true },
        { createdAt: -50_003 }
      ),
    ],
  }),
  kills: [],
});
