import { evictionMessage } from '../api/evictionMessage';
import { quantity } from '../api/quantity';
import { CONDITION_OF, Eviction, EvictionSignal, PressureCondition, resourceOf } from './eviction';
import { CRITICAL_PRIORITY, rankMemoryPressure } from './evictionOrder';
import { Kubelet } from './kubelet';
import { brokenLimit, diskOfPod, freeDisk } from './localStorage';
import { sum, workingSet } from './memory';
import { ContainerInstance, Pod, Termination } from './pod';
import { publish, setStatus, statusOf } from './podStatuses';
import { effectiveRequest } from './qualityOfService';
import { WorkQueue } from './workQueue';

const LOOP_SECONDS = 10;
const PRESSURE_TRANSITION_SECONDS = 300;
/** kuberuntime_manager.go minimumGracePeriodInSeconds: nobody gets less. */
const GRACE_SECONDS = 2;
/** Defaults of evictionHard for disks, as shares of them (defaults_linux.go). */
const NODEFS_SHARE = 0.1;
const IMAGEFS_SHARE = 0.15;

interface Met {
  signal: EvictionSignal;
  nodeAvailable: number;
  threshold: number;
  available: number;
}

/** pkg/kubelet/eviction: looks every ten seconds what is short, says so, and evicts one pod. */
export class EvictionManager {
  readonly evictions: Eviction[] = [];
  /** kubelet_evictions: counted when the pod is gone. */
  readonly counted: Array<{ at: number; signal: EvictionSignal }> = [];
  /** Changes of the pressure conditions as the API server shows them. */
  readonly pressure: Record<PressureCondition, Array<{ at: number; value: boolean }>> = {
    MemoryPressure: [],
    DiskPressure: [],
    PIDPressure: [],
  };
  private readonly seenAt: Record<PressureCondition, number> = {
    MemoryPressure: -Infinity,
    DiskPressure: -Infinity,
    PIDPressure: -Infinity,
  };
  private softSince: number | null = null;
  evicting = false;

  constructor(
    private readonly kubelet: Kubelet,
    private readonly work: WorkQueue,
    private readonly onFailed: (pod: Pod, at: number) => void
  ) {}

  /** The kubelet's own view, which its admission goes by: earlier than what the API server shows. */
  isUnderPressure(condition: PressureCondition, now: number): boolean {
    return now - this.seenAt[condition] < PRESSURE_TRANSITION_SECONDS;
  }

  advance(tick: number): void {
    const { node } = this.kubelet;
    if (tick % LOOP_SECONDS !== node.spec.evictionLoopPhase) {
      return;
    }
    const nodeAvailable = node.available();
    const met = this.met(tick, nodeAvailable);
    const soft = this.softMet(tick, nodeAvailable);
    const broken = node.pods
      .filter((pod) => pod.pause?.endedAt === null && !pod.terminating)
      .map((pod) => ({ pod, limit: brokenLimit(pod, tick) }))
      .find(({ limit }) => limit !== null);
    this.work.after(tick, (now) => {
      for (const condition of ['MemoryPressure', 'DiskPressure', 'PIDPressure'] as const) {
        const isMet = met.some(({ signal }) => CONDITION_OF[resourceOf(signal)] === condition);
        if (isMet || (condition === 'MemoryPressure' && soft !== null)) {
          this.seenAt[condition] = now;
          this.setPressure(condition, true, now);
        } else if (now - this.seenAt[condition] >= PRESSURE_TRANSITION_SECONDS) {
          this.setPressure(condition, false, now);
        }
      }
      if (broken?.limit) {
        const { signal, text } = broken.limit;
        this.evict(broken.pod, now, { signal, nodeAvailable, threshold: 0, available: 0 }, text(quantity));
      } else if (met.length > 0 || soft?.due) {
        this.evictWorst(now, met[0] ?? soft?.met);
      }
    });
  }

  /** Memory before all others (byEvictionPriority). */
  private met(tick: number, nodeAvailable: number): Met[] {
    const { node } = this.kubelet;
    const { nodefs, imagefs } = freeDisk(node, tick);
    const { evictionHard, pids } = node.spec;
    const processes = node.pods.reduce((total, pod) => total + pidsOf(pod, tick), 0);
    const signals: Array<[EvictionSignal, available: number, threshold: number]> = [
      ['memory.available', nodeAvailable, evictionHard],
      ['allocatableMemory.available', node.allocatableAvailable(), evictionHard],
      ['nodefs.available', nodefs.available, Math.floor(NODEFS_SHARE * nodefs.capacity)],
      [
        'imagefs.available',
        imagefs.available,
        node.spec.disk?.imagefs ? Math.floor(IMAGEFS_SHARE * imagefs.capacity) : 0,
      ],
      ['pid.available', (pids?.max ?? Infinity) - processes, pids?.threshold ?? 0],
    ];
    return signals
      .filter(([, available, threshold]) => available < threshold)
      .map(([signal, available, threshold]) => ({ signal, available, threshold, nodeAvailable }));
  }

  /** The condition is true from the first look below a soft threshold; pods go when it has been so for the grace period. */
  private softMet(tick: number, nodeAvailable: number): { met: Met; due: boolean } | null {
    const { evictionSoft } = this.kubelet.node.spec;
    if (!evictionSoft || nodeAvailable >= evictionSoft.available) {
      this.softSince = null;
      return null;
    }
    this.softSince ??= tick;
    const met: Met = {
      signal: 'memory.available',
      threshold: evictionSoft.available,
      available: nodeAvailable,
      nodeAvailable,
    };
    return { met, due: tick - this.softSince >= evictionSoft.graceSeconds };
  }

  private setPressure(condition: PressureCondition, value: boolean, now: number): void {
    const changes = this.pressure[condition];
    if ((changes.at(-1)?.value ?? false) !== value) {
      changes.push({ at: now + this.kubelet.random.between(0.1, 5), value });
    }
  }

  private evictWorst(at: number, met: Met): void {
    const [worst] = this.ranked(met.signal, at);
    if (worst && !this.evicting) {
      this.evict(worst, at, met);
    }
  }

  /** helpers.go: rankMemoryPressure, rankDiskPressureFunc, rankPIDPressure. */
  private ranked(signal: EvictionSignal, at: number): Pod[] {
    const pods = this.kubelet.node.pods.filter((pod) => pod.pause?.endedAt === null);
    if (resourceOf(signal) === 'memory') {
      const candidates = pods.map((pod) => ({
        subject: pod,
        workingSet: workingSet(sum(pod.members().map((member) => member.parts))),
        request: pod.spec.containers.reduce((total, container) => total + effectiveRequest(container), 0),
        priority: pod.spec.priority ?? 0,
      }));
      return rankMemoryPressure(candidates).map(({ subject }) => subject);
    }
    const use = signal === 'pid.available' ? pidsOf : diskOfPod;
    return pods
      .filter(({ spec }) => (spec.priority ?? 0) < CRITICAL_PRIORITY)
      .sort((a, b) => (a.spec.priority ?? 0) - (b.spec.priority ?? 0) || use(b, at) - use(a, at));
  }

  private evict(pod: Pod, at: number, met: Met, ownLimit?: string): void {
    if (this.evicting) {
      return;
    }
    this.evicting = true;
    const eviction: Eviction = { at, pod, instances: pod.running(), ...met, ownLimit, ends: new Map() };
    this.evictions.push(eviction);
    const { random } = this.kubelet;
    // SIGTERM, and SIGKILL after the least grace period. The runtime's timer does not wait for a kubelet that stalls.
    this.kubelet.afterwards(at + GRACE_SECONDS + random.between(0.1, 0.5), (now) => {
      pod.members().forEach((member) => (member.endedAt = now));
      this.work.after(now + random.between(0.3, 1.2), (later) => {
        this.counted.push({ at: later, signal: met.signal });
        const name = `${pod.spec.namespace}/${pod.spec.name}`;
        this.kubelet.log(
          later,
          'eviction_manager.go:627',
          `"Eviction manager: pod is evicted successfully" pod="${name}"`
        );
        this.gone(eviction, later);
        this.evicting = false;
      });
    });
  }

  private gone(eviction: Eviction, at: number): void {
    const { pod } = eviction;
    for (const container of pod.spec.containers) {
      const instance = eviction.instances.find(({ spec }) => spec === container);
      const before = statusOf(pod, container);
      const end = endOf(pod, instance, at);
      if (instance) {
        eviction.ends.set(instance, end);
      }
      const isLost = end.finishedAt === null;
      setStatus(pod, at, container, {
        state: 'terminated',
        startedAt: isLost ? null : instance?.startedAt,
        terminated: end,
        // an older end stays where it is, whatever it was for
        last: before?.last ?? (isLost ? end : undefined),
        waitingReason: undefined,
        restarts: (before?.restarts ?? 0) + (isLost ? 1 : 0),
        ready: false,
        containerId: isLost ? undefined : end.containerId,
      });
    }
    const { text: message } = evictionMessage(eviction);
    // 1.26 and later; evictions for a limit of the pod's own have none
    const disruption = eviction.ownLimit ? undefined : { reason: 'TerminationByKubelet', message, at: eviction.at };
    publish(pod, at, { phase: 'Failed', reason: 'Evicted', message, disruption, podIp: undefined });
    this.onFailed(pod, at);
  }
}

/**
 * As lab1 recorded it the runtime had forgotten the container before its status was read (ContainerStatusUnknown). Where
 * it had not, the end is what the container made of SIGTERM and two seconds.
 */
function endOf(pod: Pod, instance: ContainerInstance | undefined, at: number): Termination {
  if (!pod.spec.endsSeenOnEviction || !instance) {
    return { finishedAt: null, exitCode: 137, reason: 'ContainerStatusUnknown' };
  }
  const reaction = instance.spec.onSigterm ?? { afterSeconds: 1, exitCode: 143 };
  const exitCode = reaction !== 'ignores' && reaction.afterSeconds < GRACE_SECONDS ? reaction.exitCode : 137;
  return {
    finishedAt: Math.floor(instance.endedAt ?? at),
    exitCode,
    reason: exitCode === 0 ? 'Completed' : 'Error',
    startedAt: Math.floor(instance.startedAt),
    containerId: `containerd://${instance.id}`,
  };
}

function pidsOf(pod: Pod, seconds: number): number {
  return pod.running().reduce((total, { spec, startedAt }) => total + (spec.pids?.(seconds - startedAt) ?? 12), 0);
}
