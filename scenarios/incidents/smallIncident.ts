import { hashOf } from '../api/objects';
import { Cases } from '../cases';
import { IncidentScript, Sampling, TruthEntry } from '../incident';
import { expectWorld, incidentScript } from '../incidentScript';
import { Tellable } from '../truth';
import { Act } from '../world/acts/Act';
import { Cluster } from '../world/cluster';
import { garbageCollected, idle } from '../world/demand';
import { GiB, MiB } from '../world/memory';
import { Random } from '../world/random';
import { NodeSpec, PodSpec } from '../world/specs';
import { ContainerPlan, daemon, deployed, worker } from './platform';

/** Where a small incident happens. */
export interface SmallWorld {
  random: Random;
  /** Where it happens. */
  node: NodeSpec;
  /** Where kube-state-metrics runs, and room for what moves. */
  other: NodeSpec;
  /** A pod of a Deployment, on `node` unless said otherwise. */
  deploy(namespace: string, app: string, plan: ContainerPlan, more?: DeployOptions): PodSpec;
}

export interface DeployOptions extends Partial<PodSpec> {
  on?: NodeSpec;
}

export interface SmallStory {
  name: string;
  description: string;
  /** The real cases that it is scripted from. */
  cases: Cases;
  /** 30 unless said otherwise. */
  minutes?: number;
  /** What is special about the node where it happens. */
  node?: Partial<NodeSpec>;
  /** Nothing but the story's own pods runs on `node`: no DaemonSet gets there. */
  bare?: boolean;
  /** 2.18.0 unless said otherwise: what an exporter of that version tells. */
  kubeStateMetrics?: string;
  cast(world: SmallWorld): { pods: PodSpec[]; acts?: Act[] };
  /** All kills in order of time, each as `container cause` or `container cause trigger` (an eviction's signal is its trigger). */
  kills: string[];
  /** What must be true of the world beyond that. */
  verify?(truth: TruthEntry[], cluster: Cluster): void;
  tellable?: Tellable;
  /** How it is scraped, if not as it should be. */
  sampling?: Sampling;
}

/**
 * An incident of two nodes, half an hour and a handful of pods. Names and randomness come from its own name, so that all
 * of them fit into one Prometheus at the same time.
 */
export function smallIncident(story: SmallStory): IncidentScript {
  const { name, description, cases, minutes = 30, tellable, sampling } = story;
  const seed = hashOf(name);
  return incidentScript({
    name,
    description,
    cases,
    seed,
    tellable,
    sampling,
    seconds: 60 * minutes,
    cast(random) {
      const [other, node] = [smallNode(seed, 1), smallNode(seed, 2, story.node)];
      const world: SmallWorld = {
        random,
        node,
        other,
        deploy: (namespace, app, plan, { on = node, ...more } = {}) => ({
          graceSeconds: 30,
          ...deployed(random, on, namespace, app, `registry.example/${namespace}/${app}:1.4.2`, plan),
          ...more,
        }),
      };
      const { pods, acts } = story.cast(world);
      return { nodes: [other, node], pods: [...platform(world, story.kubeStateMetrics, story.bare), ...pods], acts };
    },
    verify(truth, cluster) {
      const told = truth.map(({ container, cause, trigger, signal }) =>
        [container, cause, trigger ?? signal].filter(Boolean).join(' ')
      );
      expectWorld(told.join() === story.kills.join(), name, `${told.join(', ') || 'nobody is killed'}`);
      story.verify?.(truth, cluster);
    },
  });
}

/** 8 GiB, named after its address as EC2 does, in a network of the incident's own. */
function smallNode(seed: number, number: number, changes: Partial<NodeSpec> = {}): NodeSpec {
  const net = [10, (seed >>> 16) & 255, (seed >>> 8) & 255, 16 * ((seed & 15) + 1) - 14 + number];
  return worker(number, {
    name: `ip-${net.join('-')}`,
    internalIp: net.join('.'),
    memTotal: 7_884_316 * 1024,
    kernelMemory: 160 * MiB,
    bootedAt: -86_400 * 11 - 3607 * number - (seed & 0xfff),
    evictionLoopPhase: (seed + 3 * number) % 10,
    ...changes,
  });
}

/** The least that a cluster runs, and two services that have nothing to do with the story. */
function platform({ random, node, other, deploy }: SmallWorld, kubeStateMetrics = '2.18.0', bare = false): PodSpec[] {
  const on = bare ? other : node;
  const agents = (bare ? [other] : [other, node]).flatMap((each) => [
    daemon(random, each, 'kube-system', 'kube-proxy', 'registry.k8s.io/kube-proxy:v1.34.4', {
      demand: () => idle(17 * MiB, { activeFile: 20 * MiB, inactiveFile: 2 * MiB, kernel: 3 * MiB }),
    }),
    daemon(random, each, 'monitoring', 'kps-prometheus-node-exporter', 'quay.io/prometheus/node-exporter:v1.9.1', {
      name: 'node-exporter',
      comm: 'node_exporter',
      demand: () => garbageCollected(9 * MiB, 15 * MiB, 75),
      livenessProbe: true,
    }),
  ]);
  const image = `registry.k8s.io/kube-state-metrics/kube-state-metrics:v${kubeStateMetrics}`;
  return [
    ...agents,
    deployed(random, other, 'monitoring', 'kps-kube-state-metrics', image, {
      name: 'kube-state-metrics',
      demand: () => garbageCollected(38 * MiB, 61 * MiB, 210),
    }),
    deploy(
      'shop',
      'checkout',
      {
        comm: 'node',
        memoryRequest: 512 * MiB,
        memoryLimit: 768 * MiB,
        cpuRequest: 0.2,
        demand: () => garbageCollected(410 * MiB, 480 * MiB, 260, { activeFile: 30 * MiB, kernel: 9 * MiB }),
        livenessProbe: true,
      },
      { on }
    ),
    deploy(
      'payments',
      'ledger',
      {
        comm: 'java',
        memoryRequest: 1 * GiB,
        memoryLimit: 1 * GiB,
        cpuRequest: 0.5,
        cpuLimit: 0.5,
        demand: () => garbageCollected(610 * MiB, 700 * MiB, 330),
        livenessProbe: true,
      },
      { on }
    ),
  ];
}
