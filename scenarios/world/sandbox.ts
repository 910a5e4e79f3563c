import { Cgroup } from './cgroup';
import { KiB } from './memory';

/** A pod's sandbox: the container that holds its namespaces, which does nothing but wait. */
export class Sandbox extends Cgroup {
  constructor(
    readonly id: string,
    startedAt: number,
    lastTick: number
  ) {
    super(startedAt, lastTick);
    this.parts = { anon: 48 * KiB, activeFile: 0, inactiveFile: 0, shmem: 0, kernel: 152 * KiB };
    this.before = this.wish = this.parts;
  }
}
