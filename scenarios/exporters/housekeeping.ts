import { Cgroup } from '../world/cgroup';
import { KiB, MemoryParts, usage } from '../world/memory';
import { Random } from '../world/random';

// Looked up once: in a test's own realm each look at a global is slow.
const { ceil, max } = Math;

/** What cAdvisor has to tell of one cgroup: something that is alive for a while and holds memory. */
export interface Watched {
  startedAt: number;
  aliveAt(seconds: number): boolean;
  at(seconds: number): MemoryParts;
  /** memory.peak as of a second; null where the kernel has none (the root). */
  peakAt(seconds: number): number | null;
}

export interface Reading {
  at: number;
  parts: MemoryParts;
  peak: number;
}

/**
 * cAdvisor's housekeeping of one cgroup: every 10 to 20 s, every 15 to 30 s while nothing changes (facts/metrics.md §3),
 * and not at all while the node stalls. Readings keep their own time, whenever they are scraped.
 */
export class Housekeeping {
  private last: Reading | null = null;
  private next: number;

  constructor(
    private readonly watched: Watched,
    private readonly random: Random,
    private readonly stallEnd: (seconds: number) => number | null
  ) {
    this.next = max(-20, watched.startedAt) + random.between(0.4, 6);
  }

  /** The newest reading up to `seconds`, or null when there is none yet. */
  readingAt(seconds: number): Reading | null {
    while (this.next <= seconds) {
      const resumed = this.stallEnd(this.next);
      if (resumed !== null) {
        this.next = resumed + this.random.between(0.2, 4);
        continue;
      }
      if (this.next >= 0 && this.watched.aliveAt(this.next)) {
        this.read(this.next);
      } else {
        this.next += this.random.between(10, 20);
      }
    }
    return this.last;
  }

  private read(at: number): void {
    const parts = this.watched.at(at);
    const unchanged = this.last !== null && usage(this.last.parts) === usage(parts);
    this.last = { at, parts, peak: this.watched.peakAt(at) ?? 0 };
    this.next = at + (unchanged ? this.random.between(15, 30) : this.random.between(10, 20));
  }
}

/** A cgroup whose peak is the highest it held at any whole second. */
export function watchCgroup(cgroup: Cgroup): Watched {
  let peak = 0;
  let upTo = max(0, ceil(cgroup.startedAt));
  return {
    startedAt: cgroup.startedAt,
    aliveAt: (seconds) => cgroup.aliveAt(seconds),
    at: (seconds) => cgroup.at(seconds),
    peakAt: (seconds) => {
      for (; upTo <= seconds; upTo++) {
        peak = max(peak, usage(cgroup.at(upTo)));
      }
      return peak;
    },
  };
}

/** A unit's cgroup, which is there again under the same name each time that it is started. */
export function watchOneAfterAnother(first: Cgroup, later: Cgroup[]): Watched {
  const all = [first, ...later].map(watchCgroup);
  const at = (seconds: number): Watched => all.find((each) => each.aliveAt(seconds)) ?? all[0];
  return {
    startedAt: first.startedAt,
    aliveAt: (seconds) => all.some((each) => each.aliveAt(seconds)),
    at: (seconds) => at(seconds).at(seconds),
    peakAt: (seconds) => at(seconds).peakAt(seconds),
  };
}

export function peakFrom(peaks: Array<{ at: number; bytes: number }>): (seconds: number) => number {
  return (seconds) => peaks.filter((peak) => peak.at <= seconds).at(-1)?.bytes ?? 0;
}

/** How often a limit was met up to a second, as memory.failcnt counts it: each attempt in a second at the limit is one here. */
export function limitHits(watched: Watched, limit: (seconds: number) => number): (seconds: number) => number {
  let hits = 0;
  let upTo = max(0, ceil(watched.startedAt));
  return (seconds) => {
    for (; upTo <= seconds; upTo++) {
      const bytes = limit(upTo);
      hits += bytes > 0 && usage(watched.at(upTo)) > bytes - 64 * KiB ? 1 : 0;
    }
    return hits;
  };
}
