import { Cgroup } from './cgroup';
import { DaemonLine } from './daemonLine';
import { isHidden, KernelKill, OomScope } from './kernelKill';
import { kubepodsLimit, limitsAbovePods, PodMembers } from './limits';
import { between, MemoryParts, NO_MEMORY, sum, usage, wholePages, workingSet } from './memory';
import { NodeLedger } from './nodeLedger';
import { OomCandidates } from './oomCandidates';
import { DaemonKill, OomDaemon, OomDaemonSpec } from './oomDaemon';
import { chooseVictim } from './oomKiller';
import { memAvailable } from './memAvailable';
import { ContainerInstance, Pod } from './pod';
import { Program } from './program';
import { Random } from './random';
import { reclaimPageCache, swapOut, totalUsage } from './reclaim';
import { NodeSpec } from './specs';

// Looked up once: in a test's own realm each look at a global is slow.
const { max, min } = Math;

/** How many may die within one second: a process that asks for more than the node has takes all bystanders first. */
const MOST_KILLS_A_SECOND = 24;

/** How often all tasks that could run are those of a pod that thrashes within its own limit: what the machine's PSI has of it. */
const SHARE_OF_ONE_POD = 0.3;

/** Where memory was short, as `enforce` needs it. */
interface Shortage {
  scope: OomScope;
  limit: number;
  /** What processes are weighed by. */
  scopeBytes: number;
  pod?: Pod;
  numaNode?: number;
  manual?: boolean;
}

export class Node {
  readonly pods: Pod[] = [];
  /** A unit that was killed and started again has several programs, one after the other. */
  readonly services: Array<{ unit: string; program: Program }> = [];
  readonly kills: KernelKill[] = [];
  /** Kills by a daemon in user space: who ends of it is for the kubelet's books. */
  readonly daemonKills: DaemonKill[] = [];
  readonly ledger: NodeLedger;
  /** What its daemons other than the kubelet write of their acts. */
  readonly daemonLines: DaemonLine[] = [];
  /** Times in which it is switched off; `to` is the boot. */
  readonly downs: Array<{ from: number; to: number }> = [];
  readonly kubepodsPeaks: Array<{ at: number; bytes: number }> = [];
  /** Kernel memory that grows and is charged to nobody. */
  readonly kernel: Cgroup;
  private pressure = 0;
  private podsPressure = 0;
  /** The worst pressure within any one pod: its tasks stand still, the others' do not. */
  private worstWithin = 0;
  private oomKills = 0;
  private readonly candidates: OomCandidates;
  private readonly daemon: OomDaemon | null;
  private readonly restarts: Array<{ unit: string; at: number }> = [];

  constructor(
    readonly spec: NodeSpec,
    private readonly lastTick: number,
    private readonly random: Random
  ) {
    const psiSome = random.between(2, 40);
    const psiFull = psiSome * random.between(0.3, 0.6);
    const forCgroups = spec.memTotal - spec.kernelMemory - (spec.hugePages ?? 0);
    this.ledger = new NodeLedger(spec.name, forCgroups, lastTick, psiSome, psiFull);
    this.candidates = new OomCandidates(spec);
    this.kernel = new Cgroup(spec.bootedAt, lastTick);
    this.kernel.hasProcess = false;
    this.daemon = spec.oomDaemon ? new OomDaemon(spec.oomDaemon) : null;
    spec.services.forEach(({ unit }) => this.startService(unit, spec.bootedAt));
  }

  isDownAt(seconds: number): boolean {
    return this.downs.some(({ from, to }) => seconds >= from && seconds < to);
  }

  /** The boot that was the last one at that time. */
  bootedAt(seconds: number): number {
    return this.downs.filter(({ to }) => to <= seconds).at(-1)?.to ?? this.spec.bootedAt;
  }

  /** The power goes: everything on it ends at once, and nobody hears of it. */
  goDown(at: number): void {
    this.downs.push({ from: at, to: Infinity });
    this.members().forEach((member) => (member.endedAt = at));
  }

  boot(at: number): void {
    this.downs[this.downs.length - 1].to = at;
    this.pressure = 0;
    this.podsPressure = 0;
    this.oomKills = 0;
    this.ledger.reset();
    this.spec.services.forEach(({ unit }) => this.startService(unit, at));
  }

  /** memory.max of kubepods: capacity less what is reserved; the eviction threshold is not taken off. */
  kubepodsLimit(): number {
    return kubepodsLimit(this.spec);
  }

  /** Huge pages are not to be had either (pkg/kubelet/nodestatus/setters.go). */
  allocatable(): number {
    return this.kubepodsLimit() - this.spec.evictionHard - (this.spec.hugePages ?? 0);
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
   * Kernel memory is not in it, nor are huge pages (opencontainers/cgroups fs2 statsFromMeminfo; kubelet 1.27 and later).
   */
  availableOf({ anon, activeFile, shmem }: MemoryParts): number {
    return this.spec.memTotal - (anon + activeFile + shmem);
  }

  podMembers(): Cgroup[] {
    return this.pods.flatMap((pod) => pod.members());
  }

  members(): Cgroup[] {
    return [...this.runningServices(), ...this.podMembers()];
  }

  /** By memory.oom.group: what the kubelet sets on cgroup v2, unless singleProcessOOMKill. */
  killsByGroup(): boolean {
    return this.spec.groupKill ?? this.spec.cgroupVersion !== 1;
  }

  /** One second of every program, and the kernel's answers to it. @returns the kills. */
  advance(tick: number): KernelKill[] {
    if (this.isDownAt(tick)) {
      this.closeBooks(tick);
      return [];
    }
    const { pressure, spec } = this;
    const killsBefore = this.kills.length;
    const alive = (members: Cgroup[]) => (this.kills.length === killsBefore ? members : members.filter(isAlive));
    this.restartServices(tick);
    const services = this.runningServices();
    services.forEach((service) => service.advance(1 - pressure));
    this.growKernel(tick);
    const progress = 1 - max(pressure, this.podsPressure);
    this.worstWithin = 0;
    const groups: PodMembers[] = [];
    for (const pod of this.pods) {
      const members = pod.members();
      if (members.length > 0) {
        this.advancePod(pod, members, progress, tick);
        groups.push({ pod, members: alive(members) });
      }
    }
    this.podsPressure = this.enforceAbovePods(groups, services, tick);
    const inPods = groups.flatMap(({ members }) => members);
    const limit = spec.memTotal - spec.kernelMemory - (spec.hugePages ?? 0) - spec.minFree;
    const shortage = { scope: 'node' as const, limit, scopeBytes: spec.memTotal };
    this.pressure = this.enforce(shortage, alive([...services, ...inPods, this.kernel]), tick);
    if (spec.manualOomAt?.includes(tick)) {
      this.kill({ ...shortage, manual: true }, alive([...services, ...inPods, this.kernel]), 0, tick);
    }
    groups.forEach(({ pod, members }) => pod.notePeak(tick, totalUsage(alive(members))));
    const kubepods = totalUsage(alive(inPods));
    if (kubepods > (this.kubepodsPeaks.at(-1)?.bytes ?? 0)) {
      this.kubepodsPeaks.push({ at: tick, bytes: kubepods });
    }
    this.closeBooks(tick);
    this.askDaemon(tick);
    return this.kills.slice(killsBefore);
  }

  swapped(): number {
    return this.podMembers().reduce((total, { swapped }) => total + swapped, 0);
  }

  private swapRoom(): number {
    return this.spec.swap === undefined ? 0 : this.spec.swap - this.swapped();
  }

  private runningServices(): Program[] {
    return this.services.map(({ program }) => program).filter(isAlive);
  }

  private startService(unit: string, at: number): void {
    const spec = this.spec.services.find((service) => service.unit === unit);
    if (spec) {
      const program = new Program(spec.demand, this.random.seed(), at, this.lastTick);
      this.services.push({ unit, program });
      this.candidates.add(unit, program);
    }
  }

  private restartServices(tick: number): void {
    for (const due of this.restarts.filter(({ at }) => at <= tick)) {
      this.restarts.splice(this.restarts.indexOf(due), 1);
      this.startService(due.unit, due.at);
    }
  }

  private growKernel(tick: number): void {
    this.kernel.before = this.kernel.parts;
    this.kernel.parts = { ...NO_MEMORY, kernel: wholePages(this.spec.kernelLeak?.(tick) ?? 0) };
  }

  private advancePod(pod: Pod, members: Cgroup[], progress: number, tick: number): void {
    pod.running().forEach((container) => container.advance(progress));
    // With one container both limits are equal, and the sandbox's pages tip the pod's first: so in all of lab1's kills.
    const limit = pod.limitAt(tick);
    if (limit !== null) {
      this.noteThrashing(this.enforce({ scope: 'pod', limit, scopeBytes: limit, pod }, members, tick));
    }
    for (const container of pod.running()) {
      const own = container.limitAt(tick);
      if (own !== null) {
        this.noteThrashing(this.enforce({ scope: 'container', limit: own, scopeBytes: own, pod }, [container], tick));
      }
    }
  }

  private noteThrashing(pressure: number): void {
    this.worstWithin = max(this.worstWithin, pressure);
  }

  /** Enforces the limits of classes, of all pods, of the machine, of NUMA nodes. @returns the worst pressure on the pods. */
  private enforceAbovePods(groups: PodMembers[], services: Cgroup[], tick: number): number {
    return limitsAbovePods(this.spec, groups, services).reduce((worst, { bytes, members, ...limit }) => {
      const pressure = this.enforce({ ...limit, limit: bytes }, members.filter(isAlive), tick);
      return max(worst, pressure);
    }, 0);
  }

  /** Reclaims, and kills while that does not suffice. @returns the share of the next second that goes lost to reclaim. */
  private enforce(shortage: Shortage, members: Cgroup[], tick: number): number {
    const { scope, limit } = shortage;
    if (members.length === 0) {
      return 0;
    }
    // kswapd wakes at the low watermark, a quarter above the minimum; a cgroup's reclaim starts at its limit.
    const target = scope === 'node' ? limit - this.spec.minFree / 4 : limit;
    let alive = members;
    for (let round = 0; round < MOST_KILLS_A_SECOND; round++) {
      const excess = totalUsage(alive) - target;
      const short = reclaimPageCache(alive, excess) - (limit - target);
      const missing = short > 0 ? swapOut(alive, short, this.swapRoom()) : short;
      if (missing <= 0) {
        return excess > 0 ? lostToReclaim(alive) : 0;
      }
      this.kill(shortage, alive, missing, tick + 0.03 * round);
      alive = alive.filter(isAlive);
    }
    throw new Error(
      `node ${this.spec.name} at ${tick} s: ${MOST_KILLS_A_SECOND} kills in one second did not make room`
    );
  }

  private kill(shortage: Shortage, members: Cgroup[], missing: number, tick: number): void {
    const { scope, limit, scopeBytes, pod, numaNode, manual = false } = shortage;
    // When within this second the last page was taken: from a second ago until now the use grew in a straight line.
    const before = members.reduce((total, member) => total + usage(member.before), 0);
    const fraction = min(0.97, max(0.03, (limit - before) / (limit + missing - before)));
    const memberParts = (member: Cgroup) => between(member.before, member.parts, fraction);
    const candidates = this.candidates.of(members, fraction);
    const chosen = chooseVictim(candidates, scopeBytes);
    if (!chosen || this.pods.some(({ pause }) => pause === chosen.subject)) {
      throw new Error(`node ${this.spec.name} at ${tick} s: the kernel found no program to kill`);
    }
    const killed = chosen.subject;
    const victim = killed instanceof ContainerInstance ? killed : null;
    const at = tick - 1 + fraction;
    const parts = memberParts(killed);
    const nodeAvailable = this.availableOf(sum(this.members().map(memberParts)));
    const askers = members.filter(({ hasProcess }) => hasProcess);
    const trigger = askers.reduce((most, member) => (growth(member) > growth(most) ? member : most));
    const memory = sum(members.map(memberParts));
    const byGroup = victim !== null && this.killsByGroup();
    const child = byGroup ? null : (chosen.child ?? null);
    // Group kill: the kernel counts the victim twice (facts/metrics.md §9), and once more for each further process.
    const processes = (victim?.spec.processes ?? 1) + (victim?.children.alive().length ?? 0);
    this.oomKills += isHidden({ victim }, this.spec) ? 0 : byGroup ? 1 + processes : 1;
    this.end(killed, victim, child, at, parts.shmem);
    const podOfVictim = pod ?? victim?.pod;
    podOfVictim?.notePeak(at, scope === 'container' || scope === 'pod' ? limit : usage(parts));
    if (scope === 'kubepods') {
      this.kubepodsPeaks.push({ at, bytes: limit });
    }
    const told = { at, scope, scopeBytes, killed, victim, child, byGroup, parts, nodeAvailable };
    this.kills.push({ ...told, trigger, memory, candidates, manual, numaNode });
  }

  /** A child gives back what it held; without it the cgroup ends. */
  private end(
    killed: Cgroup,
    victim: ContainerInstance | null,
    child: KernelKill['child'],
    at: number,
    shmem: number
  ): void {
    if (victim && child) {
      victim.childOomKilled = true;
      victim.children.died(child, at);
      victim.parts = { ...victim.parts, anon: victim.parts.anon - child.parts.anon };
      return;
    }
    killed.endedAt = at;
    const unit = this.services.find(({ program }) => program === killed)?.unit;
    const restartAfter = this.spec.services.find((service) => service.unit === unit)?.restartAfter;
    if (unit !== undefined && restartAfter !== undefined) {
      this.restarts.push({ unit, at: at + restartAfter });
    }
    victim?.pod.keepVolume(victim, shmem, this.lastTick);
  }

  private closeBooks(tick: number): void {
    const everybody = max(this.pressure, this.spec.nestedIn || this.daemon ? this.podsPressure : 0);
    const lost = max(everybody, SHARE_OF_ONE_POD * this.worstWithin);
    this.ledger.close(
      tick,
      [...this.members(), this.kernel],
      lost,
      this.oomKills,
      this.kernel.parts.kernel,
      this.swapped()
    );
  }

  /** What a daemon in user space kills, it kills at the end of a second that it has measured. */
  private askDaemon(tick: number): void {
    const memory = this.ledger.memory[this.ledger.memory.length - 1];
    const availableShare = memAvailable(memory, this.spec).bytes / this.spec.memTotal;
    const machine = max(this.pressure, this.podsPressure, SHARE_OF_ONE_POD * this.worstWithin);
    const pressure = this.daemon?.spec.kind === 'talos' ? machine : max(this.pressure, this.podsPressure);
    if (!this.daemon?.isDue({ tick, pressure, availableShare })) {
      return;
    }
    const { kind } = this.daemon.spec;
    const running = this.pods.flatMap((pod) => pod.running());
    const victim =
      kind === 'earlyoom'
        ? chooseVictim(
            this.candidates.of(running, 1).filter(({ subject }) => subject instanceof ContainerInstance),
            this.spec.memTotal
          )?.subject
        : this.daemon.choose(running, ({ parts }) => usage(parts));
    if (victim instanceof ContainerInstance) {
      const at = tick + this.random.between(0.05, 0.6);
      const nodeAvailable = this.available();
      const measured = kind === 'earlyoom' ? availableShare : pressure;
      const obeys = victim.spec.onSigterm !== 'ignores' && asksFirst(this.daemon.spec, availableShare);
      const exitCode = obeys ? 143 : 137;
      this.daemonKills.push({ at, victim, daemon: kind, exitCode, measured, nodeAvailable });
    }
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

/** earlyoom sends SIGTERM, and SIGKILL once less than half of its share is left (-m 10,5). */
const asksFirst = (daemon: OomDaemonSpec, availableShare: number): boolean =>
  daemon.kind === 'earlyoom' && availableShare > daemon.availableShare / 2;

const isAlive = (member: Cgroup): boolean => member.endedAt === null;

/** What a cgroup asked for within the last second. */
function growth({ before, parts }: Cgroup): number {
  return usage(parts) - usage(before);
}
