import { scrapeCluster } from './exporters/scrapeCluster';
import { BuildOptions, Cause, EpochMs, Incident, TruthEntry } from './incident';
import { Cluster } from './world/cluster';
import { sum, usage, workingSet } from './world/memory';
import { KernelKill, Node, OomScope } from './world/node';
import { ContainerInstance } from './world/pod';
import { Random } from './world/random';
import { NodeSpec, PodSpec } from './world/specs';

export interface Story {
  name: string;
  description: string;
  seed: number;
  seconds: number;
  nodes: NodeSpec[];
  pods: PodSpec[];
  /** Throws when the world did not do what `description` tells. */
  verify(truth: TruthEntry[], cluster: Cluster): void;
}

const CAUSE_OF_SCOPE: Record<OomScope, Cause> = {
  container: 'container-limit',
  pod: 'pod-limit',
  kubepods: 'node-allocatable',
  node: 'node-oom',
};

/** Lets the world run, samples it as Prometheus would have, and writes down what really happened. */
export function buildIncident(
  story: Story,
  end: EpochMs,
  { profile = 'kube-prometheus-stack' }: BuildOptions = {}
): Incident {
  const random = new Random(story.seed);
  const cluster = new Cluster(story.nodes, story.pods, story.seconds, random);
  const epoch = (seconds: number) => Math.round(end + 1000 * (seconds - story.seconds));
  const truth = truthOf(cluster, epoch);
  story.verify(truth, cluster);
  return {
    name: story.name,
    description: story.description,
    truth,
    series: scrapeCluster(cluster, epoch, profile, random),
  };
}

type UnnamedEntry = Omit<TruthEntry, 'id'>;

/** Fails the build when a story and its world disagree. */
export function expectWorld(holds: boolean, story: string, told: string): asserts holds {
  if (!holds) {
    throw new Error(`${story}: the world did not do what the story tells: ${told}`);
  }
}

function truthOf(cluster: Cluster, epoch: (seconds: number) => EpochMs): TruthEntry[] {
  const entries: Array<{ at: number; entry: UnnamedEntry }> = [];
  for (const { node, evictions } of cluster.kubelets) {
    for (const kill of node.kills) {
      if (kill.victim) {
        entries.push({ at: kill.at, entry: killed(kill, kill.victim, node, epoch) });
      }
    }
    for (const { at, instances, signal, nodeAvailable } of evictions) {
      for (const instance of instances) {
        const parts = instance.at(at);
        const reason = 'ContainerStatusUnknown';
        const entry: UnnamedEntry = {
          ...identity(instance, node, epoch(at)),
          exitCode: 137,
          reason,
          restarted: false,
          cause: 'node-eviction',
          known_by: `the kubelet of the simulated node decided it, for ${signal}`,
          ...bytes(instance, parts),
          nodeAvailableAtDeathBytes: nodeAvailable,
        };
        entries.push({ at, entry });
      }
    }
  }
  const sorted = entries.sort((a, b) => a.at - b.at).map(({ entry }) => entry);
  const nth = (entry: UnnamedEntry, i: number) =>
    sorted.slice(0, i + 1).filter(({ cause, container }) => cause === entry.cause && container === entry.container)
      .length;
  return sorted.map((entry, i) => ({ id: `${entry.cause}-${entry.container}-${nth(entry, i)}`, ...entry }));
}

function killed(
  kill: KernelKill,
  victim: ContainerInstance,
  node: Node,
  epoch: (seconds: number) => EpochMs
): UnnamedEntry {
  const cause = causeOf(kill, victim);
  const next = victim.pod.instances.find((instance) => instance.spec === victim.spec && instance.startedAt > kill.at);
  const shown = victim.pod.statuses.flatMap((status) => status.containers[victim.spec.name]?.terminated ?? []);
  const reason = shown.find(({ finishedAt }) => finishedAt !== null && finishedAt >= Math.floor(kill.at))?.reason;
  return {
    ...identity(victim, node, epoch(kill.at)),
    exitCode: 137,
    reason: reason ?? 'OOMKilled',
    restarted: next !== undefined,
    cause,
    known_by: 'the kernel of the simulated node killed it',
    ...bytes(victim, kill.parts),
    nodeAvailableAtDeathBytes: kill.nodeAvailable,
  };
}

/** A one-container pod whose pod cgroup runs full a moment before the container's is a container limit (contract, "Causes"). */
function causeOf({ scope, parts }: KernelKill, victim: ContainerInstance): Cause {
  const limit = victim.spec.memoryLimit;
  const atOwnLimit = limit !== undefined && usage(parts) > 0.99 * limit && victim.pod.spec.containers.length === 1;
  return scope === 'pod' && atOwnLimit ? 'container-limit' : CAUSE_OF_SCOPE[scope];
}

function identity(instance: ContainerInstance, node: Node, at: EpochMs) {
  const { namespace, name } = instance.pod.spec;
  return {
    namespace,
    pod: name,
    podUID: instance.pod.uid,
    container: instance.spec.name,
    node: node.spec.name,
    time: new Date(at).toISOString(),
  };
}

function bytes(instance: ContainerInstance, parts: ReturnType<typeof sum>) {
  return {
    limitBytes: instance.spec.memoryLimit ?? null,
    usageAtDeathBytes: usage(parts),
    workingSetAtDeathBytes: workingSet(parts),
  };
}
