import { ContainerInstance, Pod, Termination } from './pod';

/** The kubelet's names of what it evicts for: pkg/kubelet/eviction/api and, for local limits, eviction_manager.go. */
export type EvictionSignal =
  | 'memory.available'
  | 'allocatableMemory.available'
  | 'nodefs.available'
  | 'imagefs.available'
  | 'pid.available'
  | 'ephemeralpodfs.limit'
  | 'ephemeralcontainerfs.limit'
  | 'emptydirfs.limit';

export interface Eviction {
  /** The kubelet's decision. */
  at: number;
  pod: Pod;
  signal: EvictionSignal;
  /** What the containers held when they were stopped, and the node's memory.available at the decision. */
  instances: ContainerInstance[];
  nodeAvailable: number;
  /** What the signal was compared with, and what it stood at; both 0 for a limit of the pod's own. */
  threshold: number;
  available: number;
  /** The kubelet's whole sentence, where it is about a limit of the pod's own. */
  ownLimit?: string;
  /** How each container ended in the API's eyes; empty until it has. */
  ends: Map<ContainerInstance, Termination>;
}

export const isMemorySignal = (signal: EvictionSignal): boolean => /emory\.available$/.test(signal);

/** The resource that the kubelet names for a signal (pkg/kubelet/eviction/helpers.go, signalToResource). */
export function resourceOf(signal: EvictionSignal): 'memory' | 'ephemeral-storage' | 'pids' {
  return isMemorySignal(signal) ? 'memory' : signal === 'pid.available' ? 'pids' : 'ephemeral-storage';
}

/** The node's condition for it. */
export type PressureCondition = 'MemoryPressure' | 'DiskPressure' | 'PIDPressure';

export const CONDITION_OF = {
  memory: 'MemoryPressure',
  'ephemeral-storage': 'DiskPressure',
  pids: 'PIDPressure',
} as const satisfies Record<string, PressureCondition>;
