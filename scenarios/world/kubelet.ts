import { sum, workingSet } from './memory';
import { rankMemoryPressure } from './evictionOrder';
import { KernelKill } from './kernelKill';
import { Node } from './node';
import { ContainerInstance, ContainerStatus, Pod, PodStatus, Termination } from './pod';
import { Random } from './random';
import { effectiveRequest } from './qualityOfService';
import { RestartBackoff } from './restartBackoff';
import { ContainerSpec } from './specs';
import { WorkQueue } from './workQueue';

export type EvictionSignal = 'memory.available' | 'allocatableMemory.available';

export interface Eviction {
  /** The kubelet's decision. */
  at: number;
  pod: Pod;
  signal: EvictionSignal;
  /** What the containers held when they were stopped, and the node's memory.available at the decision. */
  instances: ContainerInstance[];
  nodeAvailable: number;
  /** What the signal was compared with, and what it stood at. */
  threshold: number;
  available: number;
}

const EVICTION_LOOP_SECONDS = 10;
const PRESSURE_TRANSITION_SECONDS = 300;

/** Starts, restarts and evicts the pods of one node, and tells the API server of it: always a little late. */
export class Kubelet {
  readonly evictions: Eviction[] = [];
  /** kubelet_evictions: counted when the pod is gone. */
  readonly countedEvictions: Array<{ at: number; signal: EvictionSignal }> = [];
  readonly starts: number[] = [];
  /** Changes of MemoryPressure as the API server shows them. */
  readonly memoryPressure: Array<{ at: number; value: boolean }> = [];
  private readonly work = new WorkQueue();
  private readonly runtime = new WorkQueue();
  private readonly backoffs = new Map<string, RestartBackoff>();
  private pressureSeenAt = -Infinity;
  private evicting = false;
  private ipsGiven = 0;

  constructor(
    readonly node: Node,
    private readonly lastTick: number,
    private readonly random: Random,
    private readonly onEvicted: (pod: Pod, at: number) => void
  ) {}

  underPressureAt(seconds: number): boolean {
    return this.memoryPressure.filter((change) => change.at <= seconds).at(-1)?.value ?? false;
  }

  advance(tick: number, kills: KernelKill[]): void {
    kills.forEach((kill) => kill.victim && this.containerDied(kill.victim, kill.at, this.reasonOf(kill)));
    const stall = this.node.ledger.stalledAt(tick);
    this.runtime.runUntil(tick, -Infinity);
    if (tick % EVICTION_LOOP_SECONDS === this.node.spec.evictionLoopPhase) {
      this.readSignals(tick);
    }
    if (!stall) {
      this.work.runUntil(tick, this.node.ledger.stalls.at(-1)?.to ?? -Infinity);
    }
  }

  /** Takes on a pod that is bound to this node. Pods from before the world began are simply there. */
  admit(pod: Pod, at: number): void {
    this.node.pods.push(pod);
    if (at < 0) {
      pod.startSandbox(at + 1, this.lastTick);
      pod.spec.containers.forEach((container) =>
        this.start(pod, container, container.past ? container.past.finishedAt + 2 : at + 3)
      );
      this.publish(pod, at + 5, { phase: 'Running', startTime: at, podIp: this.podIp(pod) });
      pod.spec.containers.forEach((container) => this.setStatus(pod, at + 5, container, { ready: true }));
      return;
    }
    this.publish(pod, at, { phase: 'Pending', scheduled: true, startTime: Math.floor(at) });
    this.work.after(at + this.random.between(0.8, 2.5), (now) => {
      pod.startSandbox(now, this.lastTick);
      this.work.after(now + this.random.between(0.6, 1.8), (started) => {
        this.publish(pod, started, { phase: 'Running', podIp: this.podIp(pod) });
        pod.spec.containers.forEach((container) => this.start(pod, container, started));
      });
    });
  }

  private podIp(pod: Pod): string {
    return pod.spec.hostNetwork
      ? this.node.spec.internalIp
      : `10.244.${this.node.spec.internalIp.split('.')[3]}.${10 + this.ipsGiven++}`;
  }

  private start(pod: Pod, container: ContainerSpec, at: number): void {
    const past = container.past?.restarts ?? 0;
    const before = pod.instances.filter((instance) => instance.spec === container);
    const restarts = past + before.length;
    const instance = new ContainerInstance(pod, container, restarts, before.length, at, this.lastTick, this.random);
    pod.instances.push(instance);
    if (at >= 0) {
      this.starts.push(at);
    }
    const last =
      this.statusOf(pod, container)?.terminated ?? this.statusOf(pod, container)?.last ?? pastTermination(container);
    this.setStatus(pod, at + this.random.between(0.05, 0.4), container, {
      state: 'running',
      startedAt: Math.floor(at),
      waitingReason: undefined,
      terminated: undefined,
      last,
      restarts,
      ready: false,
      containerId: `containerd://${instance.id}`,
    });
    this.work.after(at + this.random.between(2, 8), (ready) => {
      if (instance.endedAt === null) {
        this.setStatus(pod, ready, container, { ready: true });
      }
    });
  }

  /** containerd counts any OOM kill in memory.events since 1.7; before, a global OOM stayed `Error` (facts/metrics.md §9). */
  private reasonOf(kill: KernelKill): string {
    const [, major, minor] = /containerd:\/\/(\d+)\.(\d+)/.exec(this.node.spec.containerRuntimeVersion) ?? [];
    const counted = Number(major) > 1 || Number(minor) >= 7;
    return kill.scope !== 'node' || counted ? 'OOMKilled' : 'Error';
  }

  private containerDied(instance: ContainerInstance, at: number, reason: string): void {
    const { pod, spec } = instance;
    const terminated: Termination = {
      finishedAt: Math.floor(at + this.random.between(0.05, 0.9)),
      exitCode: 137,
      reason,
      startedAt: Math.floor(instance.startedAt),
      containerId: `containerd://${instance.id}`,
    };
    this.work.after(at + this.random.between(0.3, 1.4), (noticed) => {
      this.setStatus(pod, noticed + this.random.between(0.05, 0.4), spec, {
        state: 'terminated',
        terminated,
        ready: false,
      });
      if (pod.spec.restartPolicy === 'Never') {
        this.work.after(noticed + 1, (now) => this.fail(pod, now));
        return;
      }
      const backoff = this.backoffs.get(pod.uid + spec.name) ?? new RestartBackoff();
      this.backoffs.set(pod.uid + spec.name, backoff);
      const delay = backoff.delay(at);
      const due = delay === 0 ? noticed + this.random.between(0.5, 1.5) : at + delay + this.random.between(0.2, 1.2);
      if (delay > 0) {
        this.work.after(noticed + this.random.between(0.8, 1.6), (now) =>
          this.setStatus(pod, now, spec, {
            state: 'waiting',
            waitingReason: 'CrashLoopBackOff',
            startedAt: undefined,
            terminated: undefined,
            last: terminated,
          })
        );
      }
      this.work.after(due, (now) => {
        if (pod.pause?.endedAt === null) {
          backoff.restarted(now, at);
          this.start(pod, spec, now);
        }
      });
    });
  }

  private readSignals(tick: number): void {
    const { evictionHard } = this.node.spec;
    const nodeAvailable = this.node.available();
    const allocatable = this.node.allocatableAvailable();
    const signal: EvictionSignal | null =
      nodeAvailable < evictionHard
        ? 'memory.available'
        : allocatable < evictionHard
          ? 'allocatableMemory.available'
          : null;
    const available = signal === 'memory.available' ? nodeAvailable : allocatable;
    this.work.after(tick, (now) => {
      if (signal) {
        this.pressureSeenAt = now;
        this.setMemoryPressure(true, now);
        this.evictOne(now, { signal, nodeAvailable, threshold: evictionHard, available });
      } else if (now - this.pressureSeenAt >= PRESSURE_TRANSITION_SECONDS) {
        this.setMemoryPressure(false, now);
      }
    });
  }

  private setMemoryPressure(value: boolean, now: number): void {
    if ((this.memoryPressure.at(-1)?.value ?? false) !== value) {
      this.memoryPressure.push({ at: now + this.random.between(0.1, 5), value });
    }
  }

  private evictOne(at: number, met: Omit<Eviction, 'at' | 'pod' | 'instances'>): void {
    const ranked = rankMemoryPressure(
      this.node.pods
        .filter((pod) => pod.pause?.endedAt === null)
        .map((pod) => ({
          subject: pod,
          workingSet: workingSet(sum(pod.members().map((member) => member.parts))),
          request: pod.spec.containers.reduce((total, container) => total + effectiveRequest(container), 0),
          priority: pod.spec.priority ?? 0,
        }))
    );
    if (this.evicting || ranked.length === 0) {
      return;
    }
    const pod = ranked[0].subject;
    this.evicting = true;
    this.evictions.push({ at, pod, instances: pod.running(), ...met });
    // SIGTERM, and SIGKILL after the least grace period there is: kuberuntime_manager.go minimumGracePeriodInSeconds.
    // The runtime's timer does not wait for a kubelet that stalls.
    this.runtime.after(at + 2 + this.random.between(0.1, 0.5), (now) => {
      pod.members().forEach((member) => (member.endedAt = now));
      this.work.after(now + this.random.between(0.3, 1.2), (later) => {
        this.countedEvictions.push({ at: later, signal: met.signal });
        this.evicted(pod, later);
        this.evicting = false;
      });
    });
  }

  /** As lab1 recorded it: the runtime had forgotten the container before the status was read (ContainerStatusUnknown). */
  private evicted(pod: Pod, at: number): void {
    for (const container of pod.spec.containers) {
      const lost: Termination = { finishedAt: null, exitCode: 137, reason: 'ContainerStatusUnknown' };
      const restarts = (this.statusOf(pod, container)?.restarts ?? 0) + 1;
      this.setStatus(pod, at, container, {
        state: 'terminated',
        startedAt: null,
        terminated: lost,
        last: lost,
        waitingReason: undefined,
        restarts,
        ready: false,
        containerId: undefined,
      });
    }
    this.publish(pod, at, { phase: 'Failed', reason: 'Evicted', podIp: undefined });
    this.onEvicted(pod, at);
  }

  private fail(pod: Pod, at: number): void {
    if (pod.pause?.endedAt === null && !this.evicting) {
      pod.members().forEach((member) => (member.endedAt = at));
      this.publish(pod, at, { phase: 'Failed' });
      this.onEvicted(pod, at);
    }
  }

  private statusOf(pod: Pod, container: ContainerSpec): ContainerStatus | undefined {
    return pod.statuses.at(-1)?.containers[container.name];
  }

  private publish(pod: Pod, at: number, change: Partial<Omit<PodStatus, 'at' | 'containers'>>): void {
    const previous = pod.statuses.at(-1);
    const waiting = (c: ContainerSpec): ContainerStatus => ({
      state: 'waiting',
      waitingReason: 'ContainerCreating',
      restarts: c.past?.restarts ?? 0,
      ready: false,
    });
    const known = previous && Object.keys(previous.containers).length > 0;
    const containers = known
      ? previous.containers
      : Object.fromEntries(pod.spec.containers.map((c) => [c.name, waiting(c)]));
    const base = previous ?? { phase: 'Pending' as const, scheduled: true };
    pod.statuses.push({ ...base, ...change, at: Math.max(at, previous?.at ?? -Infinity), containers });
  }

  private setStatus(pod: Pod, at: number, container: ContainerSpec, change: Partial<ContainerStatus>): void {
    this.publish(pod, at, {});
    const status = pod.statuses[pod.statuses.length - 1];
    status.containers = { ...status.containers, [container.name]: { ...status.containers[container.name], ...change } };
  }
}

function pastTermination(container: ContainerSpec): Termination | undefined {
  return (
    container.past && {
      finishedAt: container.past.finishedAt,
      exitCode: container.past.exitCode,
      reason: container.past.reason,
    }
  );
}
