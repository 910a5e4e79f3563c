import { Cgroup } from './cgroup';
import { Demand } from './demand';
import { MiB } from './memory';
import { Noise, smoothNoise } from './random';

/** A running program in a cgroup of its own: a container's, or a systemd unit's. */
export class Program extends Cgroup {
  /** Seconds it has really been running: a task in direct reclaim does not get on. */
  private age: number;
  private readonly noise: Noise;

  constructor(
    private readonly demand: Demand,
    seed: number,
    startedAt: number,
    lastTick: number
  ) {
    super(startedAt, lastTick);
    this.age = Math.max(0, -startedAt);
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
    const fill = (now: number, wanted: number) => Math.min(wanted, now + Math.max(0.02 * wanted, MiB / 2));
    this.parts = {
      ...wish,
      activeFile: fill(this.before.activeFile, wish.activeFile),
      inactiveFile: fill(this.before.inactiveFile, wish.inactiveFile),
    };
  }
}
