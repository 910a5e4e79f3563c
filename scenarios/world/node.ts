import { Cgroup } from './cgroup';
import { DaemonLine } from './daemonLine';
import { KernelKill, OomScope } from './kernelKill';
import { between, MemoryParts, sum, usage, workingSet } from './memory';
import { OomCandidates } from './oomCandidates';
import { chooseVictim } from './oomKiller';
import { ContainerInstance, Pod } from './pod';
import { Program } from './program';
import { NodeLedger } from './nodeLedger';
import { Random } from './random';
import { reclaimPageCache, totalUsage } from './reclaim';
import { NodeSpec } from './specs';

// Looked up once: in a test's own realm each look at a global is slow.
const { max, min } = Math;

export class Node {
  readonly pods: Pod[] = [];
  readonly services: Array<{ unit: string; program: Program }>;
  readonly kills: KernelKill[] = [];
  readonly ledger: NodeLedger;
  /** What its daemons other than the kubelet write of their acts. */
  readonly daemonLines: DaemonLine[] = [];
  readonly kubepodsPeaks: Array<{ at: number; bytes: number }> = [];
  private pressure = 0;
  private kubepodsPressure = 0;
  private oomKills = 0;
  private readonly candidates: OomCandidates;

  constructor(
    readonly spec: NodeSpec,
    lastTick: number,
    random: Random
  ) {
    const psiSome = random.between(2, 40);
    const psiFull = psiSome * random.between(0.3, 0.6);
    this.ledger = new NodeLedger(spec.name, spec.memTotal - spec.kernelMemory, lastTick, psiSome, psiFull);
    this.services = spec.services.map(({ unit, demand }) => ({
      unit,
      program: new Program(demand, random.seed(), spec.bootedAt, lastTick),
    }));
    this.candidates = new OomCandidates(spec, this.services);
  }

  /** memory.max of kubepods: capacity less what is reserved; the eviction threshold is not taken off. */
  kubepodsLimit(): number {
    return this.spec.memTotal - this.spec.kubeReserved - this.spec.systemReserved;
  }

  allocatable(): number {
    return this.kubepodsLimit() - this.spec.evictionHard;
  }

  /** The kubelet's signals, now: root and kubepods working sets against their limits (contract's "available"). */
  available(): number {
    return this.availableOf(sum(this.members().map((member) => member.parts)));
  }

  allocatableAvailable(): number {
    return this.kubepodsLimit() - workingSet(sum(this.podMembers().map((member) => member.parts)));
  }

  /**
   * The root cgroup has no memory.current: the kubelet adds up anon and file of memory.stat and takes inactive_file off.
   * Kernel memory is not in it (opencontainers/cgroups fs2 statsFromMeminfo; kubelet 1.27 and later).
   */
  availableOf({ anon, activeFile, shmem }: MemoryParts): number {
    return this.spec.memTotal - (anon + activeFile + shmem);
  }

  podMembers(): Cgroup[] {
    return this.pods.flatMap((pod) => pod.members());
  }

  members(): Cgroup[] {
    return [...this.services.map((service) => service.program), ...this.podMembers()];
  }

  /** One second of every program, and the kernel's answers to it. @returns the kills. */
  advance(tick: number): KernelKill[] {
    const { pressure, spec } = this;
    const killsBefore = this.kills.length;
    const alive = (members: Cgroup[]) => (this.kills.length === killsBefore ? members : members.filter(isAlive));
    const services = this.services.map(({ program }) => program);
    services.forEach((service) => service.advance(1 - pressure));
    const progress = 1 - max(pressure, this.kubepodsPressure);
    const groups: Array<{ pod: Pod; members: Cgroup[] }> = [];
    const inPods: Cgroup[] = [];
    for (const pod of this.pods) {
      const members = pod.members();
      if (members.length > 0) {
        groups.push({ pod, members });
        inPods.push(...members);
        this.advancePod(pod, members, progress, tick);
      }
    }
    this.kubepodsPressure = this.enforce('kubepods', alive(inPods), this.kubepodsLimit(), tick);
    const limit = spec.memTotal - spec.kernelMemory - spec.minFree;
    this.pressure = this.enforce('node', [...services, ...alive(inPods)], limit, tick);
    groups.forEach(({ pod, members }) => pod.notePeak(tick, totalUsage(alive(members))));
    const kubepods = totalUsage(alive(inPods));
    if (kubepods > (this.kubepodsPeaks.at(-1)?.bytes ?? 0)) {
      this.kubepodsPeaks.push({ at: tick, bytes: kubepods });
    }
    this.ledger.close(tick, [...services, ...alive(inPods)], this.pressure, this.oomKills);
    return this.kills.slice(killsBefore);
  }

  private advancePod(pod: Pod, members: Cgroup[], progress: number, tick: number): void {
    pod.running().forEach((container) => container.advance(progress));
    // With one container both limits are equal, and the sandbox's pages tip the pod's first: so in all of lab1's kills.
    this.enforce('pod', members, pod.limit(), tick, pod);
    for (const container of pod.running()) {
      this.enforce('container', [container], container.spec.memoryLimit ?? null, tick, pod);
    }
  }

  /** Reclaims, and kills while that does not suffice. @returns the share of the next second that goes lost to reclaim. */
  private enforce(scope: OomScope, members: Cgroup[], limit: number | null, tick: number, pod?: Pod): number {
    if (limit === null || members.length === 0) {
      return 0;
    }
    // kswapd wakes at the low watermark, a quarter above the minimum; a cgroup's reclaim starts at its limit.
    const target = scope === 'node' ? limit - this.spec.minFree / 4 : limit;
    let alive = members;
    for (let round = 0; round < 8; round++) {
      const excess = totalUsage(alive) - target;
      const missing = reclaimPageCache(alive, excess) - (limit - target);
      if (missing <= 0) {
        return excess > 0 ? lostToReclaim(alive) : 0;
      }
      this.kill(scope, alive, limit, missing, tick + 0.03 * round, pod);
      alive = alive.filter(isAlive);
    }
    throw new Error(`node ${this.spec.name} at ${tick} s: eight kills in one second did not make room`);
  }

  private kill(scope: OomScope, members: Cgroup[], limit: number, missing: number, tick: number, pod?: Pod): void {
    // When within this second the last page was taken: from a second ago until now the use grew in a straight line.
    const before = members.reduce((total, member) => total + usage(member.before), 0);
    const fraction = min(0.97, max(0.03, (limit - before) / (limit + missing - before)));
    const scopeBytes = scope === 'node' ? this.spec.memTotal : limit;
    const memberParts = (member: Cgroup) => between(member.before, member.parts, fraction);
    const candidates = this.candidates.of(members, memberParts);
    const chosen = chooseVictim(candidates, scopeBytes);
    if (!chosen || !(chosen.subject instanceof ContainerInstance)) {
      throw new Error(`node ${this.spec.name} at ${tick} s: the kernel found no container to kill`);
    }
    const victim = chosen.subject;
    const at = tick - 1 + fraction;
    const parts = memberParts(victim);
    const nodeAvailable = this.availableOf(sum(this.members().map(memberParts)));
    const trigger = members.reduce((most, member) => (growth(member) > growth(most) ? member : most));
    const memory = sum(members.map(memberParts));
    victim.endedAt = at;
    // Group kill: the kernel counts the victim twice (facts/metrics.md §9), and once more for each further process.
    this.oomKills += 1 + (victim.spec.processes ?? 1);
    (pod ?? victim.pod).notePeak(at, scope === 'container' || scope === 'pod' ? limit : usage(parts));
    if (scope === 'kubepods') {
      this.kubepodsPeaks.push({ at, bytes: limit });
    }
    this.kills.push({ at, scope, scopeBytes, victim, parts, nodeAvailable, trigger, memory, candidates });
  }
}

/**
 * The share of time that goes lost when page cache in use has to be read again and again: none while more than 60 % of
 * the wished active cache is there, nearly all of it when reclaim has got down to the last.
 */
function lostToReclaim(members: Cgroup[]): number {
  const wished = members.reduce((total, member) => total + member.wish.activeFile, 0);
  const left = members.reduce((total, member) => total + member.parts.activeFile, 0);
  return 0.985 * min(1, max(0, (0.6 * wished - left) / (0.5 * wished)));
}

function isAlive(member: Cgroup): boolean {
  return member.endedAt === null;
}

/** What a cgroup asked for within the last second. */
function growth({ before, parts }: Cgroup): number {
  return usage(parts) - usage(before);
}
