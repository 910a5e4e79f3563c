import { Cgroup } from './cgroup';
import { Demand } from './demand';
import { MiB, wholePages } from './memory';
import { Noise, smoothNoise } from './random';

// Looked up once: in a test's own realm each look at a global is slow.
const { max, min } = Math;

/** A running program in a cgroup of its own: a container's, or a systemd unit's. */
export class Program extends Cgroup {
  /** Seconds it has really been running: a task in direct reclaim does not get on. */
  age: number;
  private readonly noise: Noise;

  constructor(
    private readonly demand: Demand,
    seed: number,
    startedAt: number,
    lastTick: number
  ) {
    super(startedAt, lastTick);
    this.age = max(0, -startedAt);
    this.noise = smoothNoise(seed);
    if (startedAt < 0) {
      this.wish = this.parts = demand(this.age, this.noise);
    }
  }

  /** One second on; `progress` is the share of it in which it was not stalled. Page cache fills by 2 % of the wish a second. */
  advance(progress: number): void {
    this.before = this.parts;
    this.age += progress;
    const wish = (this.wish = this.demand(this.age, this.noise));
    this.parts = {
      anon: max(0, wish.anon - this.swapped),
      activeFile: fill(this.before.activeFile, wish.activeFile),
      inactiveFile: fill(this.before.inactiveFile, wish.inactiveFile),
      shmem: wish.shmem,
      kernel: wish.kernel,
    };
  }
}

function fill(now: number, wanted: number): number {
  return min(wanted, wholePages(now + max(0.02 * wanted, MiB / 2)));
}
