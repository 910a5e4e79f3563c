import { TruthEntry } from '../incident';
import { expectWorld, incidentScript } from '../incidentScript';
import { Cluster } from '../world/cluster';
import { garbageCollected, stages } from '../world/demand';
import { GiB, MiB } from '../world/memory';
import { Random } from '../world/random';
import { PodSpec } from '../world/specs';
import { EVICTED } from './eviction/tellable';
import { deployed, platformPods, shopPods, worker } from './platform';

const SEED = 0x0063;

/** After kubernetes/kubernetes#112927 and FederatedAI/KubeFATE#64 (evicted for standing above a small request), with AKS' threshold of 750Mi. */
export const nodeEviction = incidentScript({
  name: 'node-eviction',
  description:
    'reports/report-renderer is evicted at some 40 % of its limit of 4 GiB. analytics/warehouse-sync grows within its own request of 8 GiB until the ' +
    "node's memory.available falls below the threshold of 750 MiB; the kubelet evicts the pod that is furthest above its request. The " +
    'ReplicaSet starts another one on a different node.',
  cases: ['kubernetes/kubernetes#112927', 'FederatedAI/KubeFATE#64'],
  seed: SEED,
  seconds: 9000,
  cast(random) {
    const nodes = [worker(7), worker(8, { evictionHard: 750 * MiB }), worker(9)];
    const sync = deployed(
      random,
      nodes[1],
      'analytics',
      'warehouse-sync',
      'registry.example/analytics/warehouse-sync:9.4',
      {
        comm: 'python3',
        memoryRequest: 8 * GiB,
        memoryLimit: 9 * GiB,
        cpuRequest: 1,
        demand: () =>
          stages(
            [
              [90_000, 1.9 * GiB],
              [93_000, 2.4 * GiB],
              [95_800, 7.86 * GiB],
              [97_600, 7.8 * GiB],
              [97_700, 2.2 * GiB],
            ],
            { kernel: 22 * MiB },
            0.003
          ),
      },
      -90_000
    );
    const pods = [
      ...platformPods(nodes, SEED),
      ...shopPods(random, { busy: nodes[1], other: nodes[2] }),
      sync,
      orderBook(random),
      renderer(random),
    ];
    return { nodes, pods };
  },
  verify,
  tellable: { 'report-renderer': EVICTED },
});

function renderer(random: Random): PodSpec {
  const first = deployed(
    random,
    { name: 'worker-8' },
    'reports',
    'report-renderer',
    'registry.example/reports/renderer:1.9.0',
    {
      comm: 'chrome',
      memoryRequest: 256 * MiB,
      memoryLimit: 4 * GiB,
      cpuRequest: 0.1,
      demand: () =>
        garbageCollected(1.45 * GiB, 1.72 * GiB, 300, {
          activeFile: 24 * MiB,
          inactiveFile: 30 * MiB,
          kernel: 11 * MiB,
        }),
    }
  );
  const name = `${first.owner.name}-${random.podSuffix(5)}`;
  return { ...first, replacement: () => ({ afterSeconds: 0.4, pod: { ...first, name, node: 'worker-9' } }) };
}

/** Makes the node as full as it is: steady, and within its request. */
function orderBook(random: Random): PodSpec {
  return deployed(random, { name: 'worker-8' }, 'shop', 'order-book', 'registry.example/shop/order-book:5.5.1', {
    memoryRequest: 2.5 * GiB,
    memoryLimit: 3 * GiB,
    cpuRequest: 0.4,
    demand: () =>
      garbageCollected(2.1 * GiB, 2.3 * GiB, 500, { activeFile: 80 * MiB, inactiveFile: 160 * MiB, kernel: 20 * MiB }),
  });
}

function verify(truth: TruthEntry[], cluster: Cluster): void {
  expectWorld(truth.length === 1, 'node-eviction', `one eviction: ${JSON.stringify(truth)}`);
  const [{ container, cause, usageAtDeathBytes }] = truth;
  expectWorld(
    container === 'report-renderer' && cause === 'node-eviction',
    'node-eviction',
    `${container} ends by ${cause}`
  );
  const share = usageAtDeathBytes / (4 * GiB);
  expectWorld(share > 0.35 && share < 0.46, 'node-eviction', `it is evicted at 40 % of its limit, not at ${share}`);
  expectWorld(
    cluster.kubelet('worker-8').evictions[0].signal === 'memory.available',
    'node-eviction',
    'for memory.available'
  );
}
