import { aboutPod } from '../api/podEvents';
import { allContainers, companions, staysUp } from './allContainers';
import { endOf } from './endByKernel';
import { Said } from '../api/EventRecorder';
import { End } from './end';
import { refusal } from './admission';
import { ContainerLives } from './containerLives';
import { Eviction, PressureCondition } from './eviction';
import { EvictionManager } from './evictionManager';
import { KernelKill } from './kernelKill';
import { Node } from './node';
import { ContainerInstance, Pod } from './pod';
import { publish, setStatus } from './podStatuses';
import { Prober } from './prober';
import { Random } from './random';
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
  private readonly lives: ContainerLives;
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
    this.lives = new ContainerLives(this, this.work, lastTick, onFailed);
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
    this.lives.died(instance, end.at, { exitCode: end.exitCode, reason });
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
      (kill) => kill.victim && !kill.child && this.lives.died(kill.victim, kill.at, endOf(kill, this.node.spec))
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
    this.lives.forget();
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
          lost.forEach(({ spec }) => this.lives.start(pod, spec, now + this.random.between(0.6, 9)));
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
        this.lives.start(pod, container, container.past ? container.past.finishedAt + 2 : at + 3)
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
        this.lives.startNext(pod, started);
      });
    });
  }

  private podIp(pod: Pod): string {
    return pod.spec.hostNetwork
      ? this.node.spec.internalIp
      : `10.244.${this.node.spec.internalIp.split('.')[3]}.${10 + this.ipsGiven++}`;
  }
}
