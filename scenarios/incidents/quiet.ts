import { expectWorld, incidentScript } from '../incidentScript';
import { Demand } from '../world/demand';
import { MiB, wholePages } from '../world/memory';
import { deployed, platformPods, shopPods, worker } from './platform';

const SEED = 0x0085;

/** After kubernetes/kubernetes#43916 (active page cache counts as used) and lab1's search-prod: 99.8 % for hours, never killed for it. */
export const quiet = incidentScript({
  name: 'quiet',
  description:
    'Nothing dies. search/product-index stands at 97 % of its limit by working set for three hours: its index is page cache that is used again and again. The ' +
    'kernel would take it back rather than kill. A few containers have old ends, whose reasons kube-state-metrics still shows.',
  cases: ['kubernetes/kubernetes#43916', 'lab1: search-prod'],
  seed: SEED,
  seconds: 10_800,
  cast(random) {
    const nodes = [worker(13), worker(14), worker(15)];
    const index = deployed(random, nodes[1], 'search', 'product-index', 'registry.example/search/product-index:2.3.0', {
      memoryRequest: 256 * MiB,
      memoryLimit: 512 * MiB,
      cpuRequest: 0.2,
      demand: () => mappedIndex,
      livenessProbe: true,
      past: { restarts: 1, reason: 'OOMKilled', exitCode: 137, finishedAt: -2.4 * 86_400 },
    });
    const pods = [...platformPods(nodes, SEED), ...shopPods(random, { busy: nodes[1], other: nodes[2] }), index];
    return { nodes, pods };
  },
  verify: (truth) => expectWorld(truth.length === 0, 'quiet', `nothing dies, not ${truth.length}`),
});

/** Reads all of a 600 MiB index file over and over: whatever the limit leaves is cache. */
const mappedIndex: Demand = (age, noise) => ({
  anon: wholePages(54 * MiB * (1 + 0.05 * noise(1, age / 60))),
  activeFile: wholePages(436 * MiB * (1 + 0.004 * noise(2, age / 45))),
  inactiveFile: wholePages(110 * MiB),
  shmem: 0,
  kernel: wholePages(6 * MiB * (1 + 0.1 * noise(3, age / 100))),
});
