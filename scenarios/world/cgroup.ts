import { MemoryParts, NO_MEMORY, usage } from './memory';

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
  private readonly firstTick: number;
  private readonly history: Float64Array;

  constructor(
    readonly startedAt: number,
    lastTick: number
  ) {
    this.firstTick = Math.max(0, Math.ceil(startedAt));
    this.history = new Float64Array(FIELDS * Math.max(1, lastTick - this.firstTick + 1));
  }

  aliveAt(seconds: number): boolean {
    return seconds >= this.startedAt && (this.endedAt === null || seconds < this.endedAt);
  }

  record(tick: number): void {
    const { anon, activeFile, inactiveFile, shmem, kernel } = this.parts;
    this.history.set([anon, activeFile, inactiveFile, shmem, kernel], FIELDS * (tick - this.firstTick));
    this.peak = Math.max(this.peak, usage(this.parts));
  }

  /** What it held at the last whole second up to `seconds`. */
  at(seconds: number): MemoryParts {
    const tick = Math.floor(seconds) - this.firstTick;
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
