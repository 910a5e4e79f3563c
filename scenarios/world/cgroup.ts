import { MemoryParts, NO_MEMORY, usage } from './memory';

// Looked up once: in a test's own realm each look at a global is slow.
const { ceil, floor, max } = Math;

const FIELDS = 5;

/** A memory cgroup: what it holds now, and what it held at every whole second of its life. Times in seconds of the world. */
export class Cgroup {
  parts: MemoryParts = { ...NO_MEMORY };
  /** What it would hold if memory were plenty. */
  wish: MemoryParts = { ...NO_MEMORY };
  /** `parts` one second ago. */
  before: MemoryParts = { ...NO_MEMORY };
  /** memory.peak of this cgroup. */
  peak = 0;
  endedAt: number | null = null;
  /** The share of its inactive page cache that reclaim does not get: dirty pages that a slow disk or share has not taken yet. */
  dirtyShare = 0;
  /** Bytes of anonymous memory that lie in swap, and how many may (memory.swap.max). */
  swapped = 0;
  swapAllowed = 0;
  /** Whether a process lives in it: not in what a dead container left in a tmpfs, nor in the kernel's own memory. */
  hasProcess = true;
  private readonly firstTick: number;
  private readonly history: Float64Array;

  constructor(
    readonly startedAt: number,
    lastTick: number
  ) {
    this.firstTick = max(0, ceil(startedAt));
    this.history = new Float64Array(FIELDS * max(1, lastTick - this.firstTick + 1));
  }

  aliveAt(seconds: number): boolean {
    return seconds >= this.startedAt && (this.endedAt === null || seconds < this.endedAt);
  }

  record(tick: number): void {
    const { history, parts } = this;
    const at = FIELDS * (tick - this.firstTick);
    history[at] = parts.anon;
    history[at + 1] = parts.activeFile;
    history[at + 2] = parts.inactiveFile;
    history[at + 3] = parts.shmem;
    history[at + 4] = parts.kernel;
    this.peak = max(this.peak, usage(this.parts));
  }

  /** What it held at the last whole second up to `seconds`. */
  at(seconds: number): MemoryParts {
    const tick = floor(seconds) - this.firstTick;
    if (tick < 0 || FIELDS * tick >= this.history.length) {
      return NO_MEMORY;
    }
    const [anon, activeFile, inactiveFile, shmem, kernel] = this.history.subarray(
      FIELDS * tick,
      FIELDS * tick + FIELDS
    );
    return { anon, activeFile, inactiveFile, shmem, kernel };
  }
}
