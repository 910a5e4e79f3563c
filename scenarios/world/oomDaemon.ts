import { ContainerInstance } from './pod';

/**
 * Who kills in user space. systemd-oomd watches the pressure of kubepods (ManagedOOMMemoryPressure=kill, oomd.conf's
 * 60 % for 30 s), earlyoom the share of memory that is available (-m 10), Talos' controller the pressure of the machine.
 */
export type OomDaemonSpec =
  | { kind: 'systemd-oomd'; pressure: number; seconds: number }
  | { kind: 'earlyoom'; availableShare: number }
  | { kind: 'talos'; pressure: number; seconds: number };

/** A kill by such a daemon. */
export interface DaemonKill {
  at: number;
  victim: ContainerInstance;
  daemon: OomDaemonSpec['kind'];
  /** Of the container's program: SIGKILL, or what it makes of SIGTERM. */
  exitCode: 137 | 143;
  /** What the daemon measured: a pressure, or the available share. */
  measured: number;
  nodeAvailable: number;
}

interface Measured {
  tick: number;
  /** Share of the second that all tasks of the pods lost to reclaim. */
  pressure: number;
  /** MemAvailable of MemTotal. */
  availableShare: number;
}

/** Decides whether to kill now; whom is chosen from `running`. A daemon kills once, then waits `PAUSE_SECONDS`. */
export class OomDaemon {
  private pressedSince: number | null = null;
  private quietUntil = -Infinity;

  constructor(readonly spec: OomDaemonSpec) {}

  isDue({ tick, pressure, availableShare }: Measured): boolean {
    const { spec } = this;
    if (spec.kind === 'earlyoom') {
      return this.once(tick, availableShare <= spec.availableShare);
    }
    this.pressedSince = pressure > spec.pressure ? (this.pressedSince ?? tick) : null;
    return this.once(tick, this.pressedSince !== null && tick - this.pressedSince >= spec.seconds);
  }

  /**
   * systemd-oomd takes the cgroup that reclaims most, Talos the one that holds most among those without memory.max
   * (siderolabs/talos#12526, oomExpression's default ranking): here both take the largest.
   */
  choose(running: ContainerInstance[], usageOf: (instance: ContainerInstance) => number): ContainerInstance | null {
    const eligible =
      this.spec.kind === 'talos'
        ? running.filter(({ spec, pod }) => spec.memoryLimit === undefined && pod.qos !== 'Guaranteed')
        : running;
    return eligible.reduce<ContainerInstance | null>(
      (most, each) => (most === null || usageOf(each) > usageOf(most) ? each : most),
      null
    );
  }

  private once(tick: number, holds: boolean): boolean {
    if (!holds || tick < this.quietUntil) {
      return false;
    }
    this.quietUntil = tick + PAUSE_SECONDS;
    this.pressedSince = null;
    return true;
  }
}

/** systemd-oomd's POST_ACTION_DELAY. */
const PAUSE_SECONDS = 15;
