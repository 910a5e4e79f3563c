import { aboutPod } from '../api/podEvents';
import { allContainers, companions, isSidecar, staysUp } from './allContainers';
import { correctReason, endOf } from './endByKernel';
import { Said } from '../api/EventRecorder';
import { End } from './end';
import { refusal } from './admission';
import { Eviction, PressureCondition } from './eviction';
import { EvictionManager } from './evictionManager';
import { KernelKill } from './kernelKill';
import { Node } from './node';
import { ContainerInstance, Pod, Termination } from './pod';
import { publish, setStatus, statusOf } from './podStatuses';
import { Prober } from './prober';
import { Random } from './random';
import { swapLimit } from './swapLimit';
import { RestartBackoff } from './restartBackoff';
import { ContainerSpec } from './specs';
import { stopContainer } from './stopContainer';
import { WorkQueue } from './workQueue';

/** 50 s since 1.32, of which up to ten had passed since the last sign of life. */
const NODE_MONITOR_GRACE_SECONDS = 43;

/** Starts, restarts and evicts the pods of one node, and tells the API server of it: always a little late. */
export class Kubelet {
  /** Ends of containers that neither the kernel nor an eviction brought about. */
  readonly ends: End[] = [];
  /** Events that it writes beside those that follow from its pods' lives. */
  readonly said: Said[] = [];
  /** Its own log: a source file's line, and the structured text. */
  readonly lines: Array<{ at: number; source: string; text: string }> = [];
  readonly starts: number[] = [];
  /** Times in which nobody answers: the machine is off, or the kubelet is not up yet. */
  readonly outages: Array<{ from: number; to: number }> = [];
  /** Changes of the condition Ready; before the first it is true. */
  readonly ready: Array<{ at: number; value: 'true' | 'false' | 'unknown' }> = [];
  /** Taints that somebody else set; that of memory pressure follows from the condition. */
  readonly taints: Array<{ at: number; key: string; effect: string; until?: number }> = [];
  /** When its Node object was deleted. */
  removedAt: number | null = null;
  readonly prober = new Prober(this);
  readonly eviction: EvictionManager;
  private readonly work = new WorkQueue();
  private readonly runtime = new WorkQueue();
  private readonly backoffs = new Map<string, RestartBackoff>();
  private ipsGiven = 0;
  private daemonKillsSeen = 0;
  /** Whether Ready is Unknown because of a stall. */
  private beatMissed = false;

  constructor(
    readonly node: Node,
    private readonly lastTick: number,
    readonly random: Random,
    private readonly onFailed: (pod: Pod, at: number) => void
  ) {
    this.eviction = new EvictionManager(this, this.work, onFailed);
  }

  get evictions(): Eviction[] {
    return this.eviction.evictions;
  }

  /** What the runtime does later; it does not wait while the node stalls. */
  afterwards(due: number, run: (at: number) => void): void {
    this.runtime.after(due, run);
  }

  sayOf(pod: Pod, at: number, type: Said['type'], reason: string, message: string, container?: string): void {
    const about = aboutPod(pod, container);
    this.said.push({ at, reporter: 'kubelet', host: this.node.spec.name, type, reason, message, about });
  }

  log(at: number, source: string, text: string): void {
    this.lines.push({ at, source, text });
  }

  taint(at: number, taint: { key: string; effect: string }): void {
    this.taints.push({ at, ...taint });
  }

  setReady(at: number, value: 'true' | 'false' | 'unknown'): void {
    this.ready.push({ at, value });
  }

  /** The last process of a container is gone. */
  ended(instance: ContainerInstance, end: Omit<End, 'instance' | 'reason'>): void {
    if (instance.endedAt !== null) {
      return;
    }
    instance.endedAt = end.at;
    instance.pod.keepVolume(instance, instance.parts.shmem, this.lastTick);
    const reason = instance.childOomKilled ? 'OOMKilled' : end.exitCode === 0 ? 'Completed' : 'Error';
    this.ends.push({ ...end, instance, reason });
    this.containerDied(instance, end.at, { exitCode: end.exitCode, reason });
  }

  /** As the API server shows it. */
  underPressureAt(seconds: number, condition: PressureCondition = 'MemoryPressure'): boolean {
    return this.eviction.pressure[condition].filter((change) => change.at <= seconds).at(-1)?.value ?? false;
  }

  advance(tick: number, kills: KernelKill[]): void {
    if (this.outages.some(({ from, to }) => tick >= from && tick < to)) {
      return;
    }
    kills.forEach(
      (kill) => kill.victim && !kill.child && this.containerDied(kill.victim, kill.at, endOf(kill, this.node.spec))
    );
    this.node.daemonKills.slice(this.daemonKillsSeen).forEach(({ victim, at, exitCode, daemon }) =>
      this.ended(victim, {
        at,
        exitCode,
        cause: 'userspace-oom',
        trigger: daemon,
        knownBy: `${daemon} of the simulated node killed it`,
      })
    );
    this.daemonKillsSeen = this.node.daemonKills.length;
    const stall = this.node.ledger.stalledAt(tick);
    this.beat(tick, stall?.from);
    this.prober.advance(tick);
    this.runtime.runUntil(tick, -Infinity);
    this.eviction.advance(tick);
    if (!stall) {
      this.work.runUntil(tick, this.node.ledger.stalls.at(-1)?.to ?? -Infinity);
    }
  }

  /** The node lifecycle controller does not wait longer than node-monitor-grace-period for a sign of life. */
  private beat(tick: number, stalledSince: number | undefined): void {
    const isUnknown = this.ready.at(-1)?.value === 'unknown';
    if (stalledSince !== undefined && !isUnknown && tick - stalledSince >= NODE_MONITOR_GRACE_SECONDS) {
      this.beatMissed = true;
      this.setReady(tick + this.random.between(0.1, 5), 'unknown');
    } else if (stalledSince === undefined && this.beatMissed) {
      this.beatMissed = false;
      this.setReady(tick + this.random.between(0.1, 5), 'true');
    }
  }

  /** Since when it has run without a break, as far as the world saw it start. */
  upSince(seconds: number): number {
    return this.outages.filter(({ to }) => to <= seconds).at(-1)?.to ?? -Infinity;
  }

  /** The machine under it is gone. */
  lose(at: number): void {
    this.outages.push({ from: at, to: Infinity });
    this.work.forget();
    this.runtime.forget();
    this.backoffs.clear();
    this.eviction.evicting = false;
  }

  /**
   * It is up again after a boot, and finds every container dead. The runtime dates what it lost by its own return (255,
   * `Unknown`); when the runtime, too, has forgotten, nobody knows anything (ContainerStatusUnknown, without times).
   */
  comeBack(at: number, remembers: boolean): void {
    const outage = this.outages[this.outages.length - 1];
    outage.to = at;
    for (const pod of this.node.pods.filter((each) => each.removedAt === null && !each.terminating)) {
      const lost = pod.instances.filter(({ endedAt }) => endedAt === outage.from);
      if (lost.length > 0) {
        const seen = at + this.random.between(1, 5);
        lost.forEach((instance) => this.findDead(instance, outage.from, seen, remembers));
        this.sayOf(
          pod,
          seen + 0.5,
          'Normal',
          'SandboxChanged',
          'Pod sandbox changed, it will be killed and re-created.'
        );
        this.work.after(seen + this.random.between(1, 3), (now) => {
          pod.startSandbox(now, this.lastTick, this.random.hex(64));
          lost.forEach(({ spec }) => this.start(pod, spec, now + this.random.between(0.6, 9)));
        });
      }
    }
  }

  private findDead(instance: ContainerInstance, lostAt: number, seen: number, remembers: boolean): void {
    const { pod, spec } = instance;
    const end = remembers ? { exitCode: 255, reason: 'Unknown' } : { exitCode: 137, reason: 'ContainerStatusUnknown' };
    const knownBy = 'the power of the simulated node was cut';
    this.ends.push({ ...end, instance, at: lostAt, cause: 'node-lost', knownBy });
    setStatus(pod, seen, spec, {
      state: 'terminated',
      terminated: remembers
        ? {
            ...end,
            finishedAt: Math.floor(seen - 4),
            startedAt: Math.floor(instance.startedAt),
            containerId: `containerd://${instance.id}`,
          }
        : { ...end, finishedAt: null },
      ready: false,
    });
  }

  /** Takes on a pod that is bound to this node. Pods from before the world began are simply there. */
  admit(pod: Pod, at: number): void {
    this.node.pods.push(pod);
    if (at < 0) {
      pod.startSandbox(at + 1, this.lastTick);
      companions(pod.spec).forEach((container) =>
        this.start(pod, container, container.past ? container.past.finishedAt + 2 : at + 3)
      );
      publish(pod, at + 5, { phase: 'Running', startTime: at, podIp: this.podIp(pod) });
      companions(pod.spec).forEach((container) => setStatus(pod, at + 5, container, { ready: true }));
      allContainers(pod.spec)
        .filter((container) => !staysUp(pod.spec, container))
        .forEach((container) =>
          setStatus(pod, at + 5, container, {
            state: 'terminated',
            waitingReason: undefined,
            terminated: { exitCode: 0, reason: 'Completed', startedAt: at + 1, finishedAt: at + 2 },
          })
        );
      return;
    }
    const refused = refusal(this, pod, at);
    if (refused) {
      publish(pod, at, { phase: 'Failed', scheduled: true, startTime: Math.floor(at), ...refused });
      pod.statuses[pod.statuses.length - 1].containers = {};
      this.sayOf(pod, at, 'Warning', refused.reason, refused.message.replace(/^Pod was rejected: /, ''));
      this.onFailed(pod, at);
      return;
    }
    publish(pod, at, { phase: 'Pending', scheduled: true, startTime: Math.floor(at) });
    this.work.after(at + this.random.between(0.8, 2.5), (now) => {
      pod.startSandbox(now, this.lastTick);
      this.work.after(now + this.random.between(0.6, 1.8), (started) => {
        publish(pod, started, { podIp: this.podIp(pod) });
        this.startNext(pod, started);
      });
    });
  }

  /** The next init container, or all containers after the last one; a sidecar lets the next one start at once. */
  private startNext(pod: Pod, at: number): void {
    const next = pod.spec.initContainers?.find((init) => statusOf(pod, init)?.state === 'waiting');
    if (!next) {
      publish(pod, at, { phase: 'Running' });
      pod.spec.containers.forEach((container) => this.start(pod, container, at));
      return;
    }
    this.start(pod, next, at);
    if (isSidecar(next)) {
      this.work.after(at + this.random.between(0.6, 1.4), (now) => this.startNext(pod, now));
    }
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
    instance.swapAllowed = swapLimit(pod.spec, container, this.node.spec);
    pod.instances.push(instance);
    if (at >= 0) {
      this.starts.push(at);
    }
    const exit = container.exits?.(before.length);
    if (exit) {
      const { exitCode } = exit;
      const knownBy = 'the program of the simulated container ended itself';
      this.afterwards(at + exit.age, (now) =>
        this.ended(instance, {
          at: now,
          exitCode,
          cause: exitCode === 0 && !instance.childOomKilled ? null : 'app-exit',
          knownBy,
        })
      );
    }
    this.runPostStartHook(instance, container.postStartFails?.(before.length));
    const last = statusOf(pod, container)?.terminated ?? statusOf(pod, container)?.last ?? pastTermination(container);
    setStatus(pod, at + this.random.between(0.05, 0.4), container, {
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
        setStatus(pod, ready, container, { ready: true });
      }
    });
  }

  /** kuberuntime_container.go startContainer: a hook that fails has the container killed. */
  private runPostStartHook(instance: ContainerInstance, failsAt: number | undefined): void {
    if (failsAt === undefined) {
      return;
    }
    const { pod, spec, startedAt } = instance;
    this.afterwards(startedAt + failsAt, (now) => {
      this.sayOf(pod, now, 'Warning', 'FailedPostStartHook', 'PostStartHook failed', spec.name);
      stopContainer(this, instance, now + 0.05, {
        graceSeconds: pod.spec.graceSeconds ?? 30,
        message: 'FailedPostStartHook',
        cause: 'kubelet-restart',
        trigger: 'post-start-hook',
        obeyingIsAKill: true,
        knownBy: 'the post-start hook of the simulated container failed',
      });
    });
  }

  private containerDied(
    instance: ContainerInstance,
    at: number,
    how: Pick<Termination, 'exitCode' | 'reason' | 'message'>
  ): void {
    const { pod, spec } = instance;
    const settled = how.reason;
    const settlesAfter = settled === 'OOMKilled' ? spec.reasonSettlesAfter : undefined;
    const terminated: Termination = {
      ...how,
      ...(settlesAfter !== undefined && { reason: 'Error' }),
      finishedAt: Math.floor(at + this.random.between(0.05, 0.9)),
      startedAt: Math.floor(instance.startedAt),
      containerId: `containerd://${instance.id}`,
    };
    this.work.after(at + this.random.between(0.3, 1.4), (noticed) => {
      setStatus(pod, noticed + this.random.between(0.05, 0.4), spec, {
        state: 'terminated',
        terminated,
        ready: false,
      });
      if (settlesAfter !== undefined) {
        this.work.after(at + settlesAfter, (now) => correctReason(instance, settled, now));
      }
      const { restartPolicy = 'Always' } = pod.spec;
      if (pod.terminating) {
        return;
      }
      if (!staysUp(pod.spec, spec) && how.exitCode === 0) {
        this.work.after(noticed + this.random.between(0.4, 1.2), (now) => this.startNext(pod, now));
        return;
      }
      if (restartPolicy === 'Never' || (restartPolicy === 'OnFailure' && how.exitCode === 0)) {
        this.work.after(noticed + 1, (now) => this.finish(pod, now));
        return;
      }
      const backoff = this.backoffs.get(pod.uid + spec.name) ?? new RestartBackoff();
      this.backoffs.set(pod.uid + spec.name, backoff);
      const delay = backoff.delay(at);
      const due = delay === 0 ? noticed + this.random.between(0.5, 1.5) : at + delay + this.random.between(0.2, 1.2);
      if (delay > 0) {
        this.work.after(noticed + this.random.between(0.8, 1.6), (now) =>
          setStatus(pod, now, spec, {
            state: 'waiting',
            waitingReason: 'CrashLoopBackOff',
            startedAt: undefined,
            terminated: undefined,
            last: terminated,
          })
        );
      }
      this.work.after(due, (now) => {
        if (pod.pause?.endedAt === null && !pod.terminating) {
          backoff.restarted(now, at);
          this.start(pod, spec, now);
        }
      });
    });
  }

  /** Every container that is not started again has ended: the pod has failed, unless all of them left with 0. */
  private finish(pod: Pod, at: number): void {
    if (pod.pause?.endedAt !== null || pod.running().length > 0 || this.eviction.evicting) {
      return;
    }
    const codes = pod.spec.containers.map((container) => statusOf(pod, container)?.terminated?.exitCode);
    pod.members().forEach((member) => (member.endedAt = at));
    if (codes.every((code) => code === 0)) {
      publish(pod, at, { phase: 'Succeeded' });
    } else {
      publish(pod, at, { phase: 'Failed' });
      this.onFailed(pod, at);
    }
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
