import { TruthEntry } from '../incident';
import { expectWorld, incidentScript } from '../incidentScript';
import { Cluster } from '../world/cluster';
import { garbageCollected, stages } from '../world/demand';
import { GiB, MiB } from '../world/memory';
import { Random } from '../world/random';
import { OwnerSpec, PodSpec } from '../world/specs';
import { GLOBAL_KILL_IN_SIGHT, KERNEL_TELLS } from './byKernel';
import { EVICTED } from './eviction/tellable';
import { deployed, platformPods, shopPods, worker } from './platform';

const SEED = 0x0041;
/** How long each attempt of the job loads before it sorts. */
const LOAD_SECONDS = [910, 894, 914];

/**
 * After besthub.dev "Why Is My Kubernetes Pod OOMKilled Before Reaching Its Memory Limit?" (4 GiB of 6 GiB, request
 * 512 Mi, node at 99 %) and kubernetes/kubernetes#111356 (small requests die first), with lab1's node OOMs for the timing.
 */
export const nodeOom = incidentScript({
  name: 'node-oom',
  description:
    'shop/cart is OOM-killed three times within two hours at some 61 % of its limit of 1 GiB. A nightly ETL job on the same node ' +
    'grows by 10 GiB in three minutes, hardly above its large request. The node runs out, and the kernel picks cart, which is half ' +
    'a gigabyte above a small request. Seconds later the kubelet evicts the job, which has the lower priority, and the job returns.',
  cases: [
    'https://www.besthub.dev/articles/why-does-my-kubernetes-pod-get-oomkilled-before-reaching-its-memory-limit-eb2e10464c16',
    'kubernetes/kubernetes#111356',
    'lab1: node-oom-1 23:19:05',
  ],
  seed: SEED,
  seconds: 10_500,
  cast(random) {
    const nodes = [worker(1), worker(2, { evictionHard: 500 * MiB }), worker(3)];
    const cart = deployed(random, nodes[1], 'shop', 'cart', 'registry.example/shop/cart:4.18.2', {
      comm: 'java',
      memoryRequest: 128 * MiB,
      memoryLimit: 1 * GiB,
      cpuRequest: 0.1,
      demand: () =>
        garbageCollected(592 * MiB, 634 * MiB, 190, { activeFile: 14 * MiB, inactiveFile: 10 * MiB, kernel: 7 * MiB }),
      livenessProbe: true,
    });
    const job: OwnerSpec = { kind: 'Job', name: 'etl-29401560', ownedBy: { kind: 'CronJob', name: 'etl' } };
    const pods = [
      ...platformPods(nodes, SEED),
      ...shopPods(random, { busy: nodes[1], other: nodes[2] }),
      cart,
      etl(random, job, 5400),
    ];
    return { nodes, pods };
  },
  verify,
  tellable: { cart: [...KERNEL_TELLS, ...GLOBAL_KILL_IN_SIGHT], etl: EVICTED },
});

/** Loads for a quarter of an hour, then sorts everything it has loaded in memory. */
function etl(random: Random, owner: OwnerSpec, createdAt: number, attempt = 0): PodSpec {
  const loaded = LOAD_SECONDS[attempt] ?? 900;
  return {
    namespace: 'batch',
    name: `${owner.name}-${random.podSuffix(5)}`,
    node: 'worker-2',
    owner,
    createdAt,
    restartPolicy: 'Never',
    priorityClass: 'batch-low',
    priority: -10,
    containers: [
      {
        name: 'etl',
        comm: 'python3',
        image: 'registry.example/batch/etl:2026.11',
        memoryRequest: 10.75 * GiB,
        cpuRequest: 1,
        demand: () =>
          stages(
            [
              [0, 90 * MiB],
              [40, 420 * MiB],
              [loaded, 1.3 * GiB],
              [loaded + 180, 11.6 * GiB],
              [2400, 11.8 * GiB],
            ],
            { inactiveFile: 700 * MiB, kernel: 26 * MiB },
            0.004
          ),
      },
    ],
    replacement: () => ({ afterSeconds: 10, pod: etl(random, owner, 0, attempt + 1) }),
  };
}

function verify(truth: TruthEntry[], cluster: Cluster): void {
  const cart = truth.filter(({ container }) => container === 'cart');
  const etls = truth.filter(({ container }) => container === 'etl');
  const told = JSON.stringify(
    truth.map(({ id, time, usageAtDeathBytes }) => [id, time, Math.round(usageAtDeathBytes / MiB)])
  );
  expectWorld(
    cart.length === 3 && cart.every(({ cause }) => cause === 'node-oom'),
    'node-oom',
    `cart dies of three node OOMs: ${told}`
  );
  expectWorld(
    etls.length === 3 && etls.every(({ cause }) => cause === 'node-eviction'),
    'node-oom',
    `etl is evicted three times: ${told}`
  );
  expectWorld(truth.length === 6, 'node-oom', `nobody else dies: ${told}`);
  cart.forEach(({ usageAtDeathBytes, time }, i) => {
    const share = usageAtDeathBytes / GiB;
    expectWorld(share > 0.55 && share < 0.66, 'node-oom', `cart dies at 61 % of its limit, not at ${share}`);
    const gap = Date.parse(etls[i].time) - Date.parse(time);
    expectWorld(gap > 0 && gap < 30_000, 'node-oom', `the kubelet acts seconds after the kernel, not ${gap} ms`);
  });
  expectWorld(cluster.kubelet('worker-2').node.ledger.stalls.length === 3, 'node-oom', 'the node stalls each time');
}
