import { Cause, EpochMs, EvidenceFamily, TruthEntry } from './incident';
import { named } from './named';
import { Cluster } from './world/cluster';
import { End } from './world/end';
import { companions } from './world/allContainers';
import { endOf } from './world/endByKernel';
import { Eviction, isMemorySignal } from './world/eviction';
import { isHidden, KernelKill, OomScope } from './world/kernelKill';
import { limitInForce } from './world/limitInForce';
import { KiB, MemoryParts, usage, workingSet } from './world/memory';
import { Node } from './world/node';
import { ContainerInstance } from './world/pod';

const CAUSE_OF_SCOPE: Record<OomScope, Cause> = {
  container: 'container-limit',
  pod: 'pod-limit',
  qos: 'node-allocatable',
  kubepods: 'node-allocatable',
  machine: 'node-allocatable',
  numa: 'numa-oom',
  node: 'node-oom',
};

/** What the sandbox holds beside the only container of a pod. */
const PAUSE_BYTES = 256 * KiB;

type UnnamedEntry = Omit<TruthEntry, 'id'>;

/** By the truth's id or, for all its ends, by container: the smallest sets of families that tell it. */
export type Tellable = Record<string, EvidenceFamily[][]>;

/** Every end of every container that the world brought about and that the contract calls a kill, in order of time. */
export function truthOf(cluster: Cluster, epoch: (seconds: number) => EpochMs, tellable: Tellable = {}): TruthEntry[] {
  const entries: Array<{ at: number; entry: UnnamedEntry }> = [];
  for (const { node, evictions, ends } of cluster.kubelets) {
    for (const end of ends) {
      if (end.cause !== null) {
        entries.push({ at: end.at, entry: endedBy(end, end.cause, node, epoch) });
      }
    }
    for (const kill of node.kills) {
      if (kill.victim) {
        entries.push({ at: kill.at, entry: killed(kill, kill.victim, node, epoch) });
      }
    }
    for (const eviction of evictions) {
      for (const instance of eviction.instances) {
        entries.push({ at: eviction.at, entry: evicted(eviction, instance, node, epoch) });
      }
    }
  }
  const sorted = entries.sort((a, b) => a.at - b.at).map(({ entry }) => entry);
  const nth = (entry: UnnamedEntry, i: number) =>
    sorted.slice(0, i + 1).filter(({ cause, container }) => cause === entry.cause && container === entry.container)
      .length;
  return sorted.map((entry, i) => {
    const id = `${entry.cause}-${entry.container}-${nth(entry, i)}`;
    const tellableFrom = tellable[id] ?? tellable[entry.container];
    return { id, ...entry, ...(tellableFrom && { tellableFrom: named(tellableFrom) }) };
  });
}

function endedBy(end: End, cause: Cause, node: Node, epoch: (seconds: number) => EpochMs): UnnamedEntry {
  const { instance, at, exitCode, reason, trigger, signal, knownBy } = end;
  return {
    ...identity(instance, node, epoch(at)),
    exitCode,
    reason,
    restarted: restartedAfter(instance, at),
    cause,
    ...(trigger && { trigger }),
    ...(signal && { signal }),
    ...(reason === 'OOMKilled' && { mislabelled: true }),
    known_by: knownBy,
    ...bytes(instance, instance.at(at), at),
    nodeAvailableAtDeathBytes: node.availableOf(node.ledger.at(at).parts),
  };
}

function evicted(
  { at, signal, nodeAvailable, ends }: Eviction,
  instance: ContainerInstance,
  node: Node,
  epoch: (seconds: number) => EpochMs
): UnnamedEntry {
  const { exitCode, reason } = ends.get(instance) ?? { exitCode: 137, reason: 'ContainerStatusUnknown' };
  return {
    ...identity(instance, node, epoch(at)),
    exitCode,
    reason,
    restarted: false,
    cause: isMemorySignal(signal) ? 'node-eviction' : 'storage-eviction',
    signal,
    known_by: `the kubelet of the simulated node decided it, for ${signal}`,
    ...bytes(instance, instance.at(at), at),
    nodeAvailableAtDeathBytes: nodeAvailable,
  };
}

const restartedAfter = (ended: ContainerInstance, at: number): boolean =>
  ended.pod.instances.some((instance) => instance.spec === ended.spec && instance.startedAt > at);

function killed(
  kill: KernelKill,
  victim: ContainerInstance,
  node: Node,
  epoch: (seconds: number) => EpochMs
): UnnamedEntry {
  const cause = causeOf(kill, victim, node);
  const { exitCode, reason } = endOf(kill, node.spec);
  return {
    ...identity(victim, node, epoch(kill.at)),
    exitCode: kill.child ? null : exitCode,
    reason: kill.child ? null : reason,
    restarted: kill.child ? false : restartedAfter(victim, kill.at),
    cause,
    ...(kill.manual && { trigger: 'sysrq' }),
    known_by: 'the kernel of the simulated node killed it',
    ...bytes(victim, kill.parts, kill.at),
    nodeAvailableAtDeathBytes: kill.nodeAvailable,
  };
}

/** A one-container pod whose pod cgroup runs full a moment before the container's is a container limit (contract, "Causes"). */
function causeOf(kill: KernelKill, victim: ContainerInstance, node: Node): Cause {
  const { scope, parts, child, manual, at } = kill;
  if (isHidden(kill, node.spec)) {
    return 'undetermined';
  }
  if (manual || child) {
    return manual ? 'userspace-oom' : 'child-oom';
  }
  // A kill is dated within the second at whose end the limit was enforced.
  const limit = victim.limitAt(Math.ceil(at));
  const alone = companions(victim.pod.spec).length === 1 || victim.isInitialising();
  const atOwnLimit = limit !== null && usage(parts) + PAUSE_BYTES > 0.99 * limit && alone;
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

function bytes(instance: ContainerInstance, parts: MemoryParts, at: number) {
  return {
    limitBytes: limitInForce(instance.spec, Math.ceil(at)) ?? null,
    usageAtDeathBytes: usage(parts),
    workingSetAtDeathBytes: workingSet(parts),
  };
}
