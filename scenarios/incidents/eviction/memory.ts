import { Demand, steady } from '../../world/demand';
import { GiB, MiB, wholePages } from '../../world/memory';
import { PodSpec } from '../../world/specs';
import { smallIncident, SmallWorld } from '../smallIncident';
import { growing, modest } from './crowd';
import { BY_EVENT, EVICTED } from './tellable';

/** GKE's and AKS' thresholds are in the hundreds of MiB; the default of 100Mi loses against the kernel (facts/metrics.md §9). */
const node = { evictionHard: 500 * MiB };

const elsewhere = ({ random, other }: SmallWorld, pod: PodSpec): PodSpec => ({
  ...pod,
  replacement: () => ({
    afterSeconds: 0.4,
    pod: {
      ...pod,
      name: `${pod.owner.name}-${random.podSuffix(5)}`,
      node: other.name,
      // another pod has no past
      containers: pod.containers.map((container) => ({ ...container, past: undefined })),
    },
  }),
});

/** FederatedAI/KubeFATE#64: evicted with a request of next to nothing; the counter of evictions is born at 1, which no increase() shows. */
export const first = smallIncident({
  name: 'node-eviction-first',
  description:
    'analytics/warehouse grows within its request until memory.available is below 500 MiB; the kubelet evicts reports/render, far above its own. It is the first eviction since the kubelet started.',
  cases: ['FederatedAI/KubeFATE#64'],
  node,
  cast: (world) => {
    const render = world.deploy('reports', 'render', modest(900 * MiB));
    return { pods: [growing(world, 500, 5.3 * GiB), elsewhere(world, render)] };
  },
  kills: ['render node-eviction memory.available'],
  tellable: { render: EVICTED },
});

/** lab1's 23:39:37: kubepods nearly full, the node itself with plenty. The default threshold of 100Mi. */
export const allocatable = smallIncident({
  name: 'node-eviction-allocatable',
  description:
    'The pods together come within 100 MiB of what is allocatable to them, while 1.5 GiB that are reserved for the system lie idle: etl/loader is evicted by allocatableMemory.available.',
  cases: ['lab1: node-eviction-besteffort 23:39:34'],
  node: { systemReserved: 1.5 * GiB },
  cast: (world) => {
    const loader = world.deploy('etl', 'loader', modest(800 * MiB, { memoryRequest: undefined }));
    return { pods: [growing(world, 480, 4.05 * GiB), elsewhere(world, loader)] };
  },
  kills: ['loader node-eviction allocatableMemory.available'],
  tellable: { loader: EVICTED },
});

/** kubernetes/kubernetes#43916: cache in use counts as used. `free` shows gigabytes. */
export const pageCache = smallIncident({
  name: 'node-eviction-page-cache',
  description:
    'search/index reads its files over and over; that cache is active and counts as used. memory.available falls below 500 MiB with 3 GiB free for the asking, and tools/wiki is evicted.',
  cases: ['kubernetes/kubernetes#43916'],
  node,
  minutes: 35,
  cast: (world) => {
    const reads: Demand = (age, noise) => ({
      anon: wholePages(1.3 * GiB * (1 + 0.01 * noise(1, age / 60))),
      activeFile: wholePages(age < 60_500 ? 0.6 * GiB : 3.6 * GiB),
      inactiveFile: wholePages(60 * MiB),
      shmem: 0,
      kernel: wholePages(20 * MiB),
    });
    const index = world.deploy(
      'search',
      'index',
      { memoryRequest: 6 * GiB, demand: () => reads },
      { createdAt: -60_003 }
    );
    const wiki = world.deploy('tools', 'wiki', modest(700 * MiB));
    return { pods: [index, elsewhere(world, wiki)] };
  },
  kills: ['wiki node-eviction memory.available'],
  tellable: { wiki: EVICTED },
});

/** lab1's §9: the last reason may still be that of an older kill, and is no sign of this one. */
export const stickyReason = smallIncident({
  name: 'node-eviction-sticky-oomkilled',
  description:
    'ads/bidder was OOM-killed two days ago; now it is evicted. Its last reason still says OOMKilled, with the old time: it speaks of the older kill.',
  cases: ['Azure/prometheus-collector#888'],
  node,
  cast: (world) => {
    const past = { restarts: 1, reason: 'OOMKilled', exitCode: 137, finishedAt: -2 * 86_400 };
    const bidder = world.deploy('ads', 'bidder', modest(850 * MiB, { past, memoryLimit: 2 * GiB }));
    return { pods: [growing(world, 620, 5.4 * GiB), elsewhere(world, bidder)] };
  },
  kills: ['bidder node-eviction memory.available'],
  tellable: { bidder: EVICTED },
});

/** The DaemonSet controller deletes a failed pod at once and makes another, which tolerates the pressure (daemon_controller.go). */
export const daemonSet = smallIncident({
  name: 'node-eviction-daemon-set',
  description:
    'The pod of the DaemonSet logs/collector is evicted, deleted by its controller within a second, and another one runs: no scrape ever saw it Failed.',
  cases: ['kubernetes/kubernetes#65240'],
  node,
  cast: (world) => {
    const collector: PodSpec = {
      ...world.deploy('logs', 'collector', modest(900 * MiB)),
      name: `collector-${world.random.podSuffix(5)}`,
      owner: { kind: 'DaemonSet', name: 'collector' },
    };
    const name = `collector-${world.random.podSuffix(5)}`;
    const small = { ...collector.containers[0], demand: () => steady(60 * MiB) };
    const next: PodSpec = { ...collector, name, containers: [small] };
    return {
      pods: [growing(world, 560, 5.2 * GiB), { ...collector, replacement: () => ({ afterSeconds: 0.3, pod: next }) }],
    };
  },
  kills: ['collector node-eviction memory.available'],
  tellable: { collector: BY_EVENT },
});

/** The StatefulSet controller recreates a failed pod under its own name (stateful_set_control.go). */
export const statefulSet = smallIncident({
  name: 'node-eviction-stateful-set',
  description:
    'queue/journal-0 is evicted, deleted and made again under the same name on another node, all within a second: to the metrics a pod has moved.',
  cases: ['kubernetes/kubernetes#58082', 'kubernetes/kubernetes#89067'],
  node,
  cast: (world) => {
    const journal: PodSpec = {
      ...world.deploy('queue', 'journal', modest(750 * MiB)),
      name: 'journal-0',
      owner: { kind: 'StatefulSet', name: 'journal' },
    };
    const next: PodSpec = { ...journal, node: world.other.name };
    return {
      pods: [growing(world, 540, 5.4 * GiB), { ...journal, replacement: () => ({ afterSeconds: 0.3, pod: next }) }],
    };
  },
  kills: ['journal node-eviction memory.available'],
  tellable: { journal: BY_EVENT },
});

/** A soft threshold: below it for two minutes, then the pod goes, and its container obeys: 143, and the status knows it. */
export const soft = smallIncident({
  name: 'node-eviction-soft',
  description:
    'memory.available stays below a soft threshold of 1 GiB for two minutes; docs/converter is evicted and obeys: its status says 143 and Error, where other evictions leave ContainerStatusUnknown.',
  cases: ['kubernetes/kubelet#42', 'digitalocean/DOKS#19'],
  node: { evictionHard: 300 * MiB, evictionSoft: { available: 1 * GiB, graceSeconds: 120 } },
  cast: (world) => {
    const converter = world.deploy('docs', 'converter', modest(800 * MiB), { endsSeenOnEviction: true });
    return { pods: [growing(world, 420, 4.75 * GiB, 120), elsewhere(world, converter)] };
  },
  kills: ['converter node-eviction memory.available'],
  tellable: { converter: EVICTED },
});
