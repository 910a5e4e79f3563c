import { Demand } from './demand';

/** Times here are seconds since the world's first moment; things that existed before have negative times. */

export interface ContainerSpec {
  name: string;
  image: string;
  memoryRequest?: number;
  memoryLimit?: number;
  /** Cores. */
  cpuRequest?: number;
  cpuLimit?: number;
  /** The name of its processes, when that is not the container's. */
  comm?: string;
  /** The kernel scores processes, not containers: the anonymous memory is shared out among this many (default 1). */
  processes?: number;
  /** What it would hold, for each instance anew (0 is the first one the world starts). */
  demand(instance: number): Demand;
  /** Ends that happened before the world began: what kube-state-metrics still tells of them. */
  past?: { restarts: number; reason: string; exitCode: number; finishedAt: number };
  livenessProbe?: boolean;
  /** How it ends by itself, for each instance anew; `age` in seconds since its start. Nothing: it runs on. */
  exits?(instance: number): { age: number; exitCode: number } | undefined;
  /** What it does when it is told to stop (default: leaves with 143 after a second). */
  onSigterm?: 'ignores' | { afterSeconds: number; exitCode: number };
}

export interface OwnerSpec {
  kind: 'ReplicaSet' | 'DaemonSet' | 'StatefulSet' | 'Job';
  name: string;
  /** The Deployment of the ReplicaSet, or the CronJob of the Job. */
  ownedBy?: { kind: 'Deployment' | 'CronJob'; name: string };
}

export interface PodSpec {
  namespace: string;
  name: string;
  node: string;
  owner: OwnerSpec;
  containers: ContainerSpec[];
  createdAt: number;
  priority?: number;
  priorityClass?: string;
  restartPolicy?: 'Always' | 'OnFailure' | 'Never';
  /** terminationGracePeriodSeconds; not said, it is 30. */
  graceSeconds?: number;
  hostNetwork?: boolean;
  /** What the owner creates when this pod has failed. */
  replacement?(): { afterSeconds: number; pod: PodSpec };
}

/** A systemd unit outside every pod. */
export interface ServiceSpec {
  unit: string;
  /** The name of its process, when that is not the unit's. */
  comm?: string;
  demand: Demand;
  oomScoreAdj: number;
}

export interface NodeSpec {
  name: string;
  internalIp: string;
  cpus: number;
  memTotal: number;
  kubeReserved: number;
  systemReserved: number;
  /** memory.available, in bytes: the only hard threshold of this world. */
  evictionHard: number;
  /** vm.min_free_kbytes, in bytes. */
  minFree: number;
  /** Kernel memory that is charged to no cgroup. The kubelet does not see it. */
  kernelMemory: number;
  kernelVersion: string;
  osImage: string;
  containerRuntimeVersion: string;
  kubeletVersion: string;
  services: ServiceSpec[];
  bootedAt: number;
  /** When within each ten seconds the eviction manager looks. */
  evictionLoopPhase: number;
}
