import { garbageCollected, idle, stages, steady } from '../world/demand';
import { GiB, MiB } from '../world/memory';
import { Random } from '../world/random';
import { ContainerSpec, NodeSpec, OwnerSpec, PodSpec } from '../world/specs';

const DAY = 86_400;

/**
 * A worker of 16 GiB as a cloud sells it: MemTotal is what firmware and kernel image leave. Each incident has workers of its
 * own, so that all of them fit into one Prometheus at the same time.
 */
export function worker(number: number, changes: Partial<NodeSpec> = {}): NodeSpec {
  return {
    name: `worker-${number}`,
    internalIp: `10.0.2.${14 + number}`,
    cpus: 4,
    memTotal: 15_990_624 * 1024,
    // As kubeadm leaves it: nothing is reserved.
    kubeReserved: 0,
    systemReserved: 0,
    evictionHard: 100 * MiB,
    minFree: 67_584 * 1024,
    kernelMemory: 230 * MiB,
    kernelVersion: '6.12.48+deb13-amd64',
    osImage: 'Debian GNU/Linux 13 (trixie)',
    containerRuntimeVersion: 'containerd://1.7.24',
    kubeletVersion: 'v1.34.4',
    bootedAt: -19 * DAY - 4711 * number,
    evictionLoopPhase: (3 * number) % 10,
    services: [
      {
        unit: 'kubelet.service',
        oomScoreAdj: -999,
        demand: steady(74 * MiB, { activeFile: 46 * MiB, kernel: 6 * MiB }),
      },
      {
        unit: 'containerd.service',
        oomScoreAdj: -999,
        demand: steady(92 * MiB, { activeFile: 52 * MiB, inactiveFile: 40 * MiB }),
      },
      {
        unit: 'systemd-journald.service',
        oomScoreAdj: -250,
        demand: steady(14 * MiB, { shmem: 8 * MiB, inactiveFile: 120 * MiB }),
      },
      { unit: 'ssh.service', comm: 'sshd', oomScoreAdj: -1000, demand: idle(3 * MiB) },
      { unit: 'unattended-upgrades.service', oomScoreAdj: 0, demand: idle(22 * MiB) },
    ],
    ...changes,
  };
}

/** What every cluster runs before anybody deploys to it. kube-state-metrics and Prometheus live on worker-1. */
export function platformPods(nodes: NodeSpec[], seed: number): PodSpec[] {
  const random = new Random(seed ^ 0x51ab);
  const agents = nodes.flatMap((node) => [
    daemon(random, node, 'kube-system', 'kube-proxy', 'registry.k8s.io/kube-proxy:v1.34.4', {
      demand: () => idle(17 * MiB, { activeFile: 20 * MiB, inactiveFile: 2 * MiB, kernel: 3 * MiB }),
    }),
    daemon(random, node, 'kube-system', 'calico-node', 'docker.io/calico/node:v3.30.3', {
      cpuRequest: 0.25,
      demand: () => garbageCollected(58 * MiB, 84 * MiB, 140, { activeFile: 34 * MiB }),
      livenessProbe: true,
    }),
    daemon(random, node, 'monitoring', 'kps-prometheus-node-exporter', 'quay.io/prometheus/node-exporter:v1.9.1', {
      name: 'node-exporter',
      comm: 'node_exporter',
      demand: () => garbageCollected(9 * MiB, 15 * MiB, 75),
      livenessProbe: true,
    }),
    daemon(random, node, 'logging', 'fluent-bit', 'cr.fluentbit.io/fluent/fluent-bit:4.1.0', {
      memoryRequest: 64 * MiB,
      memoryLimit: 256 * MiB,
      cpuRequest: 0.05,
      demand: () => steady(41 * MiB, { inactiveFile: 70 * MiB, activeFile: 9 * MiB }, 0.12),
    }),
  ]);
  const deployments = [
    deployed(
      random,
      nodes[0],
      'monitoring',
      'kps-kube-state-metrics',
      'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.18.0',
      {
        name: 'kube-state-metrics',
        demand: () => garbageCollected(38 * MiB, 61 * MiB, 210),
      }
    ),
    deployed(random, nodes[0], 'monitoring', 'kps-grafana', 'docker.io/grafana/grafana:12.4.10', {
      name: 'grafana',
      memoryRequest: 256 * MiB,
      memoryLimit: 512 * MiB,
      demand: () => garbageCollected(160 * MiB, 205 * MiB, 190, { activeFile: 60 * MiB }),
      past: { restarts: 2, reason: 'Error', exitCode: 137, finishedAt: -3.2 * DAY },
    }),
    deployed(random, nodes[1 % nodes.length], 'kube-system', 'coredns', 'registry.k8s.io/coredns/coredns:v1.12.1', {
      memoryRequest: 70 * MiB,
      memoryLimit: 170 * MiB,
      cpuRequest: 0.1,
      demand: () => garbageCollected(21 * MiB, 31 * MiB, 160),
      livenessProbe: true,
    }),
  ];
  const shard = `prometheus-kps-prometheus-shard-${nodes[0].name.slice('worker-'.length)}`;
  const prometheus: PodSpec = {
    namespace: 'monitoring',
    name: `${shard}-0`,
    node: nodes[0].name,
    owner: { kind: 'StatefulSet', name: shard },
    createdAt: -6 * DAY,
    containers: [
      {
        name: 'prometheus',
        image: 'quay.io/prometheus/prometheus:v3.6.0',
        memoryRequest: 2 * GiB,
        // The head grows for two hours and is then cut down.
        demand: () =>
          garbageCollected(1.1 * GiB, 1.9 * GiB, 7200, {
            activeFile: 380 * MiB,
            inactiveFile: 500 * MiB,
            kernel: 30 * MiB,
          }),
      },
    ],
  };
  return [...agents, ...deployments, prometheus];
}

export type ContainerPlan = Omit<ContainerSpec, 'name' | 'image'> & { name?: string };

/** A pod of a DaemonSet. */
export function daemon(
  random: Random,
  node: NodeSpec,
  namespace: string,
  app: string,
  image: string,
  plan: ContainerPlan
): PodSpec {
  const owner: OwnerSpec = { kind: 'DaemonSet', name: app };
  const containers = [{ name: app, ...plan, image }];
  const hostNetwork = namespace === 'kube-system' || app.includes('node-exporter');
  const critical =
    namespace === 'kube-system' ? { priorityClass: 'system-node-critical', priority: 2_000_001_000 } : {};
  return {
    namespace,
    name: `${app}-${random.podSuffix(5)}`,
    node: node.name,
    owner,
    containers,
    hostNetwork,
    createdAt: someDaysAgo(random),
    ...critical,
  };
}

/** A pod of a Deployment's ReplicaSet. */
export function deployed(
  random: Random,
  node: { name: string },
  namespace: string,
  app: string,
  image: string,
  plan: ContainerPlan,
  createdAt = someDaysAgo(random)
): PodSpec {
  const replicaSet = `${app}-${random.podSuffix(10)}`;
  const owner: OwnerSpec = { kind: 'ReplicaSet', name: replicaSet, ownedBy: { kind: 'Deployment', name: app } };
  const containers = [{ name: app, ...plan, image }];
  return { namespace, name: `${replicaSet}-${random.podSuffix(5)}`, node: node.name, owner, containers, createdAt };
}

function someDaysAgo(random: Random): number {
  return -Math.round(random.between(0.6, 9) * DAY);
}

/** Services of a shop that have nothing to do with the story: they hold memory, wander, idle. */
export function shopPods(random: Random, nodes: { busy: NodeSpec; other: NodeSpec }): PodSpec[] {
  const { busy, other } = nodes;
  return [
    deployed(random, busy, 'shop', 'checkout', 'registry.example/shop/checkout:7.2.0', {
      comm: 'node',
      memoryRequest: 768 * MiB,
      memoryLimit: 1 * GiB,
      cpuRequest: 0.2,
      demand: () => garbageCollected(610 * MiB, 720 * MiB, 260, { activeFile: 30 * MiB, kernel: 9 * MiB }),
      livenessProbe: true,
    }),
    deployed(random, busy, 'shop', 'search', 'registry.example/shop/search:3.11.4', {
      comm: 'java',
      memoryRequest: 1280 * MiB,
      memoryLimit: 2 * GiB,
      cpuRequest: 0.5,
      demand: () =>
        garbageCollected(1180 * MiB, 1390 * MiB, 420, {
          activeFile: 60 * MiB,
          inactiveFile: 90 * MiB,
          kernel: 12 * MiB,
        }),
      past: { restarts: 1, reason: 'OOMKilled', exitCode: 137, finishedAt: -0.55 * DAY },
    }),
    deployed(random, busy, 'ads', 'banner-rotator', 'registry.example/ads/banner-rotator:0.3.1', {
      demand: () => idle(96 * MiB),
    }),
    deployed(random, other, 'payments', 'ledger', 'registry.example/payments/ledger:2.8.0', {
      comm: 'java',
      memoryRequest: 512 * MiB,
      memoryLimit: 512 * MiB,
      cpuRequest: 0.5,
      cpuLimit: 0.5,
      demand: () => garbageCollected(250 * MiB, 330 * MiB, 330),
      livenessProbe: true,
    }),
    deployed(random, other, 'shop', 'frontend', 'registry.example/shop/frontend:12.0.3', {
      comm: 'nginx',
      memoryRequest: 128 * MiB,
      memoryLimit: 256 * MiB,
      demand: () =>
        stages(
          [
            [0, 60 * MiB],
            [600, 118 * MiB],
            [4 * DAY, 171 * MiB],
          ],
          { inactiveFile: 14 * MiB },
          0.02
        ),
      livenessProbe: true,
    }),
    {
      namespace: 'shop',
      name: `redis-${busy.name.slice('worker-'.length)}`,
      node: busy.name,
      owner: { kind: 'StatefulSet', name: 'redis' },
      createdAt: -8 * DAY,
      containers: [
        {
          name: 'redis',
          comm: 'redis-server',
          image: 'docker.io/library/redis:8.2',
          memoryRequest: 1 * GiB,
          memoryLimit: 1536 * MiB,
          cpuRequest: 0.2,
          demand: () => steady(820 * MiB, { inactiveFile: 60 * MiB, kernel: 14 * MiB }, 0.015),
        },
      ],
    },
  ];
}
