import { Cgroup } from './cgroup';
import { Child } from './children';
import { MemoryParts } from './memory';
import { Candidate } from './oomKiller';
import { ContainerInstance } from './pod';
import { NodeSpec } from './specs';

/**
 * Where there was no memory left: a cgroup at its limit (`qos` is a class's, `machine` the container that a nested node
 * runs in), a NUMA node, or the whole node.
 */
export type OomScope = 'container' | 'pod' | 'qos' | 'kubepods' | 'machine' | 'numa' | 'node';

/** The kernel calls these global: no cgroup's limit was hit. */
export const isGlobal = (scope: OomScope): boolean => scope === 'node' || scope === 'numa';

/** Whether another kernel than the node's killed, or one that tells nobody: no log, no count. */
export const isHidden = ({ victim }: Pick<KernelKill, 'victim'>, node: Pick<NodeSpec, 'unseen'>): boolean =>
  node.unseen !== undefined || victim?.pod.spec.runtimeClass !== undefined;

/** One kill by the kernel, with what its own report of it tells. */
export interface KernelKill {
  at: number;
  scope: OomScope;
  /** What the scope's processes are weighed by: the RAM, or the limit that was hit. */
  scopeBytes: number;
  /** What the killed process was in: a container, or a unit. */
  killed: Cgroup;
  /** The same, if it is a container; null: the victim was outside every pod. */
  victim: ContainerInstance | null;
  /** A child that died alone: the container lives on. */
  child: Child | null;
  /** Whether all processes of the cgroup died with it (memory.oom.group). */
  byGroup: boolean;
  /** What the victim held. */
  parts: MemoryParts;
  /** The kubelet's memory.available at that moment, the victim still alive. */
  nodeAvailable: number;
  /** Whose page could not be had: what in the scope grew most within that second. */
  trigger: Cgroup;
  /** What all of the scope held. */
  memory: MemoryParts;
  /** The processes of the scope: one of each container or unit, all of a cgroup's being alike, and each child. */
  candidates: Array<Candidate<Cgroup>>;
  /** Somebody asked for it by sysrq: memory was not short. */
  manual: boolean;
  /** The NUMA node, for `numa`. */
  numaNode?: number;
}
