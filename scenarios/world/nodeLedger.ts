import { Cgroup } from './cgroup';
import { MemoryParts, sum, usage } from './memory';

// Looked up once: in a test's own realm each look at a global is slow.
const { min } = Math;

/** Memory of a node after one second: what /proc/meminfo, /proc/pressure and /proc/vmstat would tell of it. */
export interface NodeMemory {
  parts: MemoryParts;
  free: number;
  /** Seconds since boot in which some, or all, tasks stood still for memory. */
  psiSome: number;
  psiFull: number;
  oomKills: number;
  /** Of `parts.kernel`, what the kernel took for itself beyond its ordinary needs. */
  leak: number;
  /** Bytes in swap. */
  swapped: number;
}

/** A share of a second lost to reclaim above which the node's own daemons no longer answer. */
const STALLED = 0.55;
/** How long after the shortage the daemons are still busy faulting their code in again. */
const STALL_LINGERS_SECONDS = 2.5;

/**
 * A node's books. Free memory is an account of its own, credited and debited cgroup by cgroup, and has to agree with what
 * all cgroups together leave: no byte comes from nowhere, and a death frees exactly what the dead held.
 */
export class NodeLedger {
  readonly memory: NodeMemory[] = [];
  /** Times in which the node answers nobody. */
  readonly stalls: Array<{ from: number; to: number }> = [];
  private readonly held = new Map<Cgroup, number>();
  private free: number;

  constructor(
    private readonly name: string,
    private readonly forCgroups: number,
    private readonly lastTick: number,
    private psiSome: number,
    private psiFull: number
  ) {
    this.free = forCgroups;
  }

  stalledAt(seconds: number): { from: number; to: number } | undefined {
    return this.stalls.find((stall) => seconds >= stall.from && seconds < stall.to);
  }

  /** What there was at the last whole second up to `seconds`. */
  at(seconds: number): NodeMemory {
    return this.memory[Math.max(0, min(Math.floor(seconds), this.memory.length - 1))];
  }

  /** The machine booted: the kernel counts anew. */
  reset(): void {
    this.psiSome = 0;
    this.psiFull = 0;
  }

  /** Closes a second. `alive` are all cgroups of the node, `lost` the share of the second lost to reclaim. */
  close(tick: number, alive: Cgroup[], lost: number, oomKills: number, leak = 0, swapped = 0): void {
    for (const cgroup of alive) {
      const bytes = usage(cgroup.parts);
      this.free -= bytes - (this.held.get(cgroup) ?? 0);
      this.held.set(cgroup, bytes);
      cgroup.record(tick);
    }
    if (this.held.size > alive.length) {
      this.buryTheDead();
    }
    const parts = sum(alive.map((cgroup) => cgroup.parts));
    const left = this.forCgroups - usage(parts);
    if (left !== this.free || left < 0) {
      throw new Error(`${this.name} at ${tick} s: ${this.free} bytes are free by the books, ${left} by the cgroups`);
    }
    this.psiSome += min(1, 1.2 * lost);
    this.psiFull += lost;
    this.memory.push({ parts, free: left, psiSome: this.psiSome, psiFull: this.psiFull, oomKills, leak, swapped });
    if (lost > STALLED) {
      this.noteStall(tick);
    }
  }

  private buryTheDead(): void {
    for (const [cgroup, bytes] of this.held) {
      if (cgroup.endedAt !== null) {
        this.free += bytes;
        this.held.delete(cgroup);
      }
    }
  }

  private noteStall(tick: number): void {
    const open = this.stalls.at(-1);
    const to = min(this.lastTick, tick + 1 + STALL_LINGERS_SECONDS);
    if (open && open.to >= tick) {
      open.to = to;
    } else {
      this.stalls.push({ from: tick, to });
    }
  }
}
