import type { Cases } from './cases';
import type { Witnesses } from './witnesses';
import type { Cluster } from './world/cluster';
import type { Random } from './world/random';

/** Unix milliseconds. */
export type EpochMs = number;

export type Sample = { t: EpochMs; v: number } | { t: EpochMs; stale: true };

/** One time series as Prometheus would hold it; `labels` includes `__name__`. Samples are in time order. */
export interface Series {
  labels: Record<string, string>;
  samples: Sample[];
}

/** The contract's causes; `undetermined` where nothing that Kubernetes shows can tell (Kata, gVisor, Windows, swap). */
export type Cause =
  | 'container-limit'
  | 'pod-limit'
  | 'node-allocatable'
  | 'node-oom'
  | 'numa-oom'
  | 'node-eviction'
  | 'storage-eviction'
  | 'child-oom'
  | 'userspace-oom'
  | 'probe'
  | 'kubelet-restart'
  | 'termination'
  | 'node-lost'
  | 'app-exit'
  | 'undetermined';

/** The contract's families of evidence. */
export type EvidenceFamily =
  | 'ksm-reasons'
  | 'ksm-restarts'
  | 'ksm-status'
  | 'ksm-resources'
  | 'ksm-pods'
  | 'ksm-node'
  | 'cadvisor-memory'
  | 'cadvisor-oom'
  | 'cadvisor-root'
  | 'cadvisor-kubepods'
  | 'kubelet'
  | 'node-memory'
  | 'node-vmstat'
  | 'node-pressure'
  | 'node-boot'
  | 'ksm-workloads'
  | 'ksm-disruption'
  | 'scrapes'
  | 'kernel-log'
  | 'events'
  | 'kubelet-log'
  | 'daemon-log'
  | 'pods';

/**
 * One end of one container, as the world itself knows it. The fields up to `known_by` are named as in the lab
 * recordings' truth.json; the rest is what no recording can know so exactly.
 */
export interface TruthEntry {
  id: string;
  namespace: string;
  pod: string;
  podUID: string;
  container: string;
  node: string;
  /** When the cause acted: the kernel's kill, or the kubelet's decision. RFC 3339, UTC. */
  time: string;
  /** null where only a child of it was killed and the container lived on; so is the reason. */
  exitCode: number | null;
  reason: string | null;
  /** Whether the same pod started this container again before the incident's end. */
  restarted: boolean;
  cause: Cause;
  trigger?: string;
  signal?: string;
  /** Whether the runtime's reason contradicts the cause (contract, mislabelled). */
  mislabelled?: boolean;
  /**
   * The smallest sets of families, written by hand, each of which suffices to tell this cause when nothing else is
   * collected. Empty when nothing tells it.
   */
  tellableFrom?: EvidenceFamily[][];
  known_by: string;
  /** The container's own limit, null when it has none. */
  limitBytes: number | null;
  /** What the kernel compares with a limit (memory.current) at the moment of the kill. */
  usageAtDeathBytes: number;
  workingSetAtDeathBytes: number;
  /** The kubelet's memory.available of the node at that moment. */
  nodeAvailableAtDeathBytes: number;
}

export interface Incident extends Witnesses {
  name: string;
  description: string;
  series: Series[];
  truth: TruthEntry[];
}

/**
 * Which cAdvisor series the scrape keeps. `kube-prometheus-stack` drops what its default relabelling drops
 * (every series without a pod, container_spec_*, mapped_file, swap); `everything` keeps all, as the lab did.
 */
export type ScrapeProfile = 'kube-prometheus-stack' | 'everything';

export interface BuildOptions {
  profile?: ScrapeProfile;
  /** How much of the end is sampled, in seconds; all of it when not given. */
  lastSeconds?: number;
  sampling?: Sampling;
}

/** How a Prometheus that is not at its best holds the same world. */
export interface Sampling {
  /** Two replicas scrape, each at times of its own, and both write to one storage that tells them apart by a label only. */
  replicas?: boolean;
  /** Seconds of the world in which no scrape was made at all: Prometheus was started anew. */
  down?: { from: number; to: number };
}

export interface Simulation {
  cluster: Cluster;
  truth: TruthEntry[];
  /** Seconds of the world as Unix milliseconds. */
  epoch(seconds: number): EpochMs;
  random: Random;
}

/** A script: what grows and when. Who dies of it is decided by the world, and `build` throws when it decides otherwise than the story tells. */
export interface IncidentScript {
  name: string;
  description: string;
  /** The real cases that it is scripted from. */
  cases: Cases;
  build(end: EpochMs, options?: BuildOptions): Incident;
  /** The world alone, before anybody samples it. */
  simulate(end: EpochMs): Simulation;
  /** A world of its own as Prometheus and the witnesses tell it: once, since sampling draws from its chance. */
  sample(world: Simulation, options?: BuildOptions): Incident;
}
