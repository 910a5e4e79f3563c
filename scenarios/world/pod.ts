import { allContainers, companions } from './allContainers';
import { Cgroup } from './cgroup';
import { Children } from './children';
import { Demand } from './demand';
import { limitInForce } from './limitInForce';
import { MemoryParts, NO_MEMORY, sum, wholePages } from './memory';
import { Program } from './program';
import { qosClass, QosClass } from './qualityOfService';
import { Random } from './random';
import { Sandbox } from './sandbox';
import { ContainerSpec, PodSpec } from './specs';

export interface Termination {
  /** What the API shows; empty for a status the kubelet had lost. */
  finishedAt: number | null;
  exitCode: number;
  reason: string;
  /** What the runtime has to say beyond that. */
  message?: string;
  /** Not known of what ended before the world began, nor of a status that was lost. */
  startedAt?: number;
  containerId?: string;
}

export interface ContainerStatus {
  state: 'waiting' | 'running' | 'terminated';
  waitingReason?: string;
  /** null for a status the kubelet had lost (ContainerStatusUnknown). */
  startedAt?: number | null;
  terminated?: Termination;
  last?: Termination;
  restarts: number;
  ready: boolean;
  containerId?: string;
}

/** A pod's status as the API server shows it from `at` on. */
export interface PodStatus {
  at: number;
  phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  reason?: string;
  message?: string;
  scheduled: boolean;
  /** When the kubelet took it on (status.startTime). */
  startTime?: number;
  podIp?: string;
  containers: Record<string, ContainerStatus>;
  /** Deletion was asked for: the end of the grace period. */
  deletionTimestamp?: number;
  /** The condition DisruptionTarget. */
  disruption?: { reason: string; message: string; at: number };
}

export class ContainerInstance extends Program {
  readonly id: string;
  readonly children: Children;
  /** The kernel killed a process in it and it lived on: containerd calls every later end of it `OOMKilled` (facts/metrics.md §4). */
  childOomKilled = false;

  constructor(
    readonly pod: Pod,
    readonly spec: ContainerSpec,
    /** How often this container was restarted before this instance. */
    readonly restarts: number,
    started: number,
    startedAt: number,
    lastTick: number,
    random: Random
  ) {
    const children = new Children(spec.children ?? [], startedAt);
    const main = children.with(spec.demand(started));
    super(afterInit(main, spec.runtimeInit), random.seed(), startedAt, lastTick);
    this.children = children;
    this.id = random.hex(64);
    this.dirtyShare = spec.dirtyShare ?? 0;
  }

  /** memory.max of its cgroup; null without a limit. Without one of its own it gets the pod's (kuberuntime getMemoryLimit). */
  limitAt(seconds: number): number | null {
    return limitInForce(this.spec, seconds) ?? this.pod.spec.memoryLimit ?? null;
  }

  /** Whether the runtime's init is still at it: the program has not begun. */
  isInitialising(): boolean {
    return this.spec.runtimeInit !== undefined && this.age <= 1;
  }
}

/** The runtime's init is in the cgroup first, for the time that it takes to start the program. */
function afterInit(main: Demand, init: number | undefined): Demand {
  return init === undefined
    ? main
    : (age, noise) => (age <= 1 ? { ...NO_MEMORY, anon: wholePages(init) } : main(age - 1, noise));
}

/** A pod object with its sandbox and everything that ran in it. */
export class Pod {
  readonly uid: string;
  readonly qos: QosClass;
  readonly instances: ContainerInstance[] = [];
  readonly statuses: PodStatus[] = [];
  /** All sandboxes that it had, the last one being `pause`. */
  readonly sandboxes: Sandbox[] = [];
  /** The sandbox's own container; alive as long as the pod's cgroup. */
  pause: Sandbox | null = null;
  /** Images that were changed in its spec while it ran. */
  readonly images: Array<{ at: number; container: string; image: string }> = [];
  /** The kubelet ends it as a whole: nothing in it is started again. */
  terminating = false;
  /** When the API server forgot it. */
  removedAt: number | null = null;
  /** memory.peak of the pod's cgroup, kept over restarts; by second. */
  readonly peaks: Array<{ at: number; bytes: number }> = [];
  /** What ended containers left in the pod's memory-backed volumes. */
  readonly left: Cgroup[] = [];
  private peak = 0;
  private readonly firstPauseId: string;

  constructor(
    readonly spec: PodSpec,
    random: Random
  ) {
    this.uid = random.uid();
    this.qos = qosClass(spec);
    this.firstPauseId = random.hex(64);
  }

  startSandbox(at: number, lastTick: number, id = this.firstPauseId): Sandbox {
    this.pause = new Sandbox(id, at, lastTick);
    this.sandboxes.push(this.pause);
    return this.pause;
  }

  /** Whether its cgroup is there. */
  sandboxedAt(seconds: number): boolean {
    return this.sandboxes.some((sandbox) => sandbox.aliveAt(seconds));
  }

  running(): ContainerInstance[] {
    return this.instances.filter((instance) => instance.endedAt === null);
  }

  members(): Cgroup[] {
    return this.pause && this.pause.endedAt === null ? [...this.running(), ...this.left, this.pause] : [];
  }

  memoryAt(seconds: number): MemoryParts {
    const alive = [...this.instances, ...this.left, ...this.sandboxes].filter((cgroup) => cgroup.aliveAt(seconds));
    return sum(alive.map((cgroup) => cgroup.at(seconds)));
  }

  notePeak(at: number, bytes: number): void {
    if (bytes > this.peak) {
      this.peak = bytes;
      this.peaks.push({ at, bytes });
    }
  }

  /** Keeps what a container that ends held in the pod's volumes: the cgroup that is gone hands its charge to the pod's. */
  keepVolume(instance: ContainerInstance, shmem: number, lastTick: number): void {
    if (!instance.spec.writesMemoryVolume || instance.endedAt === null || shmem === 0) {
      return;
    }
    const rest = new Cgroup(instance.endedAt, lastTick);
    rest.parts = rest.before = rest.wish = { ...NO_MEMORY, shmem };
    rest.hasProcess = false;
    this.left.push(rest);
  }

  /**
   * memory.max of the pod's cgroup: its own limit, else the sum when every container has one
   * (pkg/kubelet/cm/helpers_linux.go ResourceConfigForPod).
   */
  limitAt(seconds: number): number | null {
    if (this.spec.memoryLimit !== undefined) {
      return this.spec.memoryLimit;
    }
    const limitOf = (container: ContainerSpec) => limitInForce(container, seconds);
    const all = allContainers(this.spec).map(limitOf);
    if (all.some((limit) => limit === undefined)) {
      return null;
    }
    const together = companions(this.spec).reduce((total, container) => total + (limitOf(container) ?? 0), 0);
    const overhead = this.spec.runtimeClass?.overhead ?? 0;
    return overhead + all.reduce<number>((most, limit) => Math.max(most, limit ?? 0), together);
  }

  /** null before it was created, and once the API server has forgotten it. */
  statusAt(seconds: number): PodStatus | null {
    if (this.removedAt !== null && seconds >= this.removedAt) {
      return null;
    }
    let found: PodStatus | null = null;
    for (const status of this.statuses) {
      if (status.at > seconds) {
        break;
      }
      found = status;
    }
    return found;
  }

  /** The image of a container in the pod's spec at that time. */
  imageAt({ name, image }: ContainerSpec, seconds: number): string {
    return this.images.filter(({ container, at }) => container === name && at <= seconds).at(-1)?.image ?? image;
  }
}
