import { ChildSpec } from './children';
import { Demand } from './demand';
import { DiskSpec, DiskUse } from './localStorage';
import { OomDaemonSpec } from './oomDaemon';

/** A probe, with what it finds. */
export interface ProbeSpec {
  periodSeconds: number;
  failureThreshold: number;
  initialDelaySeconds?: number;
  /** terminationGracePeriodSeconds of the probe itself. */
  graceSeconds?: number;
  /** What a failed probe says, at the container's age and the world's second; null when it succeeds. */
  fails(age: number, seconds: number): string | null;
}

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
  /** A liveness probe that never fails. */
  livenessProbe?: boolean;
  probes?: { liveness?: ProbeSpec; startup?: ProbeSpec };
  /** The age at which its post-start hook fails. */
  postStartFails?(instance: number): number | undefined;
  /** How it ends by itself, for each instance anew; `age` in seconds since its start. Nothing: it runs on. */
  exits?(instance: number): { age: number; exitCode: number } | undefined;
  /** What it does when it is told to stop (default: leaves with 143 after a second). */
  onSigterm?: 'ignores' | { afterSeconds: number; exitCode: number };
  /** What it has on disk, at its age. */
  disk?(age: number): DiskUse;
  /** Its limit for local ephemeral storage: writable layer and logs. */
  ephemeralLimit?: number;
  /** How many processes and threads it has, at its age. */
  pids?(age: number): number;
  /** Processes that the kernel may kill alone where it does not kill by group; what `demand` tells is the main process alone. */
  children?: ChildSpec[];
  /** The share of its inactive page cache that is dirty and cannot be written out in time. */
  dirtyShare?: number;
  /** Its shmem lies in a memory-backed volume of the pod: when it ends, the pod keeps it. */
  writesMemoryVolume?: boolean;
  /** What the runtime's own init takes in the first second, before the program: only a tiny limit notices (opencontainers/runc#2812). */
  runtimeInit?: number;
  /** Of an init container: it is a sidecar, which stays beside the others. */
  restartPolicy?: 'Always';
  /** How long after a kill by the kernel the runtime still calls it `Error`, in seconds (facts/metrics.md §9). */
  reasonSettlesAfter?: number;
  /** In-place resizes: from then on the spec says `memoryLimit`, and a second later the cgroup has it. */
  limitChanges?: Array<{ at: number; memoryLimit: number }>;
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
  /** Run one after the other before the containers; sidecars are among them. */
  initContainers?: ContainerSpec[];
  createdAt: number;
  priority?: number;
  priorityClass?: string;
  restartPolicy?: 'Always' | 'OnFailure' | 'Never';
  /** terminationGracePeriodSeconds; not said, it is 30. */
  graceSeconds?: number;
  /** How long a deleted pod stays after its last container: volumes are unmounted. Not said, about a second. */
  unmountSeconds?: number;
  hostNetwork?: boolean;
  /** sizeLimit of its emptyDir volume. */
  emptyDirLimit?: number;
  /** When it is evicted the runtime still knows its containers, and the status tells how they ended. */
  endsSeenOnEviction?: boolean;
  /** spec.nodeName was given: no scheduler looks at taints or room. */
  boundByHand?: boolean;
  /** What the kubelet's admission says against it: a device that is gone, say. */
  refusedFor?: string;
  /** Pod-level resources (KEP-2837): spec.resources of the pod. */
  memoryLimit?: number;
  memoryRequest?: number;
  /** A runtime that puts the pod into a guest of its own (Kata, gVisor), with what that takes beside the containers. */
  runtimeClass?: { name: string; overhead: number };
  /** The NUMA node to which the static memory manager has bound it. */
  numaNode?: number;
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
  /** systemd's RestartSec; without it a killed unit stays dead. */
  restartAfter?: number;
}

export interface NodeSpec {
  name: string;
  internalIp: string;
  cpus: number;
  memTotal: number;
  kubeReserved: number;
  systemReserved: number;
  /** The hard threshold for memory.available, in bytes. */
  evictionHard: number;
  /** A soft threshold for memory.available. */
  evictionSoft?: { available: number; graceSeconds: number };
  disk?: DiskSpec;
  /** What evictionHard says of pid.available, which has no default. */
  pids?: { max: number; threshold: number };
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
  /**
   * A node whose kernel tells nobody: `windows`, where no allocation gets through beyond the limit and the program fails
   * of that, or `virtual`, a machine of the provider's with one pod, which Prometheus reaches only through the API server.
   */
  unseen?: 'windows' | 'virtual';
  /** Default 2. */
  cgroupVersion?: 1 | 2;
  /** Default systemd. */
  cgroupDriver?: 'systemd' | 'cgroupfs';
  /** Whether a container dies as a whole (memory.oom.group): by default on cgroup v2, unless singleProcessOOMKill is set. */
  groupKill?: boolean;
  /** --qos-reserved memory=…, as a share: what Guaranteed and Burstable pods request is kept free of the lower classes. */
  qosReserved?: number;
  /** The node is itself a container with a limit, as kind's and k3d's are: its cgroup on the machine below. */
  nestedIn?: { path: string; limit: number };
  /** Bytes set aside as huge pages at boot: part of MemTotal, and nobody's. */
  hugePages?: number;
  /** Bytes of swap, which Burstable containers may use for their share of it (LimitedSwap). */
  swap?: number;
  /** Further kernel memory that no cgroup is charged with, at a second of the world: a slab leak. */
  kernelLeak?(seconds: number): number;
  /** By how many seconds its clock is ahead of everybody else's: in its logs, its statuses, and cAdvisor's timestamps. */
  clockAhead?: number;
  /** Into how many equal NUMA nodes its memory is split; pods may be bound to one. */
  numaNodes?: number;
  /** A daemon in user space that kills before the kernel does. */
  oomDaemon?: OomDaemonSpec;
  /** When somebody wrote `f` to /proc/sysrq-trigger. */
  manualOomAt?: number[];
}
