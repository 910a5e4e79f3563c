import { KernelEvent } from '../report/KernelEvent';
import { readKernelEvent } from '../report/readKernelEvent';
import { LogLine } from './LogLine';

/** Lines from the first word of a report on by which the order is told. */
const TOLD_BY = 32;
/** A report and what came between its lines; a machine with more processes prints newest last. */
const MOST_HELD = 20_000;
const LONGEST_PAUSE = 30;

/**
 * Turns logs around that have their newest line first (Grafana's Explore, logcli, journalctl -r): the order is told by
 * the clock, or by the kernel's own order of lines. Then a report's lines are held until its header, its first line.
 */
export class NewestFirst {
  private order: 'unknown' | 'oldest-first' | 'newest-first' = 'unknown';
  private held: LogLine[] = [];

  constructor(private readonly pass: (line: LogLine) => void) {}

  add(line: LogLine): void {
    if (this.order === 'oldest-first' || (this.held.length === 0 && readKernelEvent(line.text) === null)) {
      this.pass(line);
      return;
    }
    if (this.order === 'newest-first' && hasPaused(this.held.at(-1), line)) {
      this.flush();
    }
    this.held.push(line);
    if (this.order === 'unknown') {
      this.tell(TOLD_BY);
    } else if (line.text.includes(' invoked oom-killer: ') || this.held.length >= MOST_HELD) {
      this.flush();
    }
  }

  /** Passes on all that is held: there is no more. */
  end(): void {
    this.tell(0);
    this.flush();
  }

  get isHolding(): boolean {
    return this.held.length > 0;
  }

  /** Decides once there are enough lines, and lets go what was held for that. */
  private tell(enough: number): void {
    if (this.order !== 'unknown' || this.held.length < enough) {
      return;
    }
    this.order = isNewestFirst(this.held) ? 'newest-first' : 'oldest-first';
    const { held } = this;
    this.held = [];
    if (this.order === 'oldest-first') {
      held.forEach(this.pass);
    } else {
      held.forEach((line) => this.add(line));
    }
  }

  private flush(): void {
    const held = this.order === 'newest-first' ? this.held.reverse() : this.held;
    this.held = [];
    held.forEach(this.pass);
  }
}

function isNewestFirst(lines: LogLine[]): boolean {
  let [up, down] = [0, 0];
  for (let i = 1; i < lines.length; i++) {
    const passed = secondsBetween(lines[i - 1], lines[i]);
    up += passed > 0 ? 1 : 0;
    down += passed < 0 ? 1 : 0;
  }
  return up === down ? isBackward(lines) : down > up;
}

/** The kernel names its choice before it kills (mm/oom_kill.c, oom_kill_process). */
function isBackward(lines: LogLine[]): boolean {
  const events = lines.map(({ text }) => readKernelEvent(text)).filter((event) => event !== null);
  const killed = events.findIndex(({ kind }) => kind === 'killed');
  const choice = events.findIndex(({ kind }) => kind === 'summary' || kind === 'chosen');
  return killed !== -1 && choice > killed && pidOf(events[killed]) === pidOf(events[choice]);
}

const pidOf = (event: KernelEvent): number | null => ('pid' in event ? event.pid : null);

function secondsBetween(a: LogLine, b: LogLine): number {
  if (a.host !== b.host) {
    return 0;
  }
  if (a.uptimeSeconds !== null && b.uptimeSeconds !== null) {
    return b.uptimeSeconds - a.uptimeSeconds;
  }
  return a.time !== null && b.time !== null ? (b.time - a.time) / 1000 : 0;
}

const hasPaused = (last: LogLine | undefined, line: LogLine): boolean =>
  last !== undefined && secondsBetween(last, line) < -LONGEST_PAUSE;
