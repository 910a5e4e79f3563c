import { Cgroup } from './cgroup';
import { MemoryParts } from './memory';
import { Candidate } from './oomKiller';
import { ContainerInstance } from './pod';

/** The cgroup whose limit was hit; `node` is a global OOM. */
export type OomScope = 'container' | 'pod' | 'kubepods' | 'node';

/** One kill by the kernel, with what its own report of it tells. */
export interface KernelKill {
  at: number;
  scope: OomScope;
  /** What the scope's processes are weighed by: the RAM, or the limit that was hit. */
  scopeBytes: number;
  /** null: the victim was outside every pod. */
  victim: ContainerInstance | null;
  /** What the victim held. */
  parts: MemoryParts;
  /** The kubelet's memory.available at that moment, the victim still alive. */
  nodeAvailable: number;
  /** Whose page could not be had: what in the scope grew most within that second. */
  trigger: Cgroup;
  /** What all of the scope held. */
  memory: MemoryParts;
  /** One process of each cgroup in the scope, all of a cgroup's being alike. */
  candidates: Array<Candidate<Cgroup>>;
}
