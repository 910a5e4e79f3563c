import { LogLine } from '../lines/LogLine';
import { KernelOomReport } from '../KernelOomReport';
import { concludeReport } from './concludeReport';
import { KernelEvent } from './KernelEvent';
import { OpenReport, STAGE } from './OpenReport';
import { readKernelEvent } from './readKernelEvent';

/** Lines of other matters after which nothing more of a report is expected. */
const QUIET_LINES = 400;
/** Seconds between two lines of one report; a serial console takes its time. */
const LONGEST_PAUSE = 30;
/** Kills in one go, without the line that says that memory.oom.group made them. */
const SAME_GO = 0.01;
const MOST_OPEN = 64;

/** What may begin a report, when its header is cut off or was never printed. */
const OPENERS: ReadonlySet<KernelEvent['kind']> = new Set([
  'manual', 'header', 'limit', 'memory', 'stats', 'table', 'summary', 'chosen', 'killed', 'group', 'nobody', 'panic',
]); // prettier-ignore

/**
 * Sorts lines into reports, of which several may be under way: of several nodes in one log, or one that is not printed
 * to its end when the next begins. Reports leave in the order in which they began.
 */
export class ReportAssembler {
  private readonly open: OpenReport[] = [];
  private quiet = 0;

  constructor(
    private readonly file: string,
    private readonly pass: (report: KernelOomReport) => void
  ) {}

  add(line: LogLine): void {
    const event = line.ofKernel && line.text !== '' ? readKernelEvent(line.text) : null;
    if (event === null) {
      if (this.open.length > 0 && ++this.quiet > QUIET_LINES) {
        this.close(() => true);
      }
      return;
    }
    this.quiet = 0;
    const report = this.reportFor(event, line);
    if (report !== null) {
      report.take(event, line);
    }
  }

  /** Closes what is still open: there is no more. */
  end(): void {
    this.close(() => true);
  }

  get isIdle(): boolean {
    return this.open.length === 0;
  }

  private reportFor(event: KernelEvent, line: LogLine): OpenReport | null {
    const near = this.open.filter((report) => !report.closed && isNear(report, line)).reverse();
    const fits = near.filter((report) => accepts(report, event, line));
    const known = 'pid' in event && event.pid !== null ? fits.find((report) => report.knows(event.pid!)) : undefined;
    const found = known ?? fits[0] ?? null;
    return found ?? (OPENERS.has(event.kind) ? this.begin(line, event) : null);
  }

  private begin(line: LogLine, event: KernelEvent): OpenReport {
    // the kernel works on one OOM at a time (oom_lock): of this log, whatever has its victim is done
    this.close(
      (report) => isSameLog(report, line) && (event.kind === 'header' ? isDone(report) : hasPaused(report, line))
    );
    if (this.open.length >= MOST_OPEN) {
      this.close((report) => report === this.open.find(({ closed }) => !closed));
    }
    const report = new OpenReport(this.file, line);
    this.open.push(report);
    return report;
  }

  private close(which: (report: OpenReport) => boolean): void {
    for (const report of this.open) {
      report.closed ||= which(report);
    }
    while (this.open.length > 0 && this.open[0].closed) {
      this.pass(concludeReport(this.open.shift()!));
    }
  }
}

/** Only late lines of a group can follow. */
const isDone = (report: OpenReport): boolean => report.stage >= STAGE.killed;

const isSameLog = ({ last }: OpenReport, { host, caller }: LogLine): boolean =>
  isSame(last.host, host) && isSame(last.caller, caller);

const isSame = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;

function isNear(report: OpenReport, line: LogLine): boolean {
  return isSameLog(report, line) && !hasPaused(report, line);
}

function hasPaused(report: OpenReport, line: LogLine): boolean {
  const passed = secondsBetween(report.last, line);
  return passed !== null && (passed < -1 || passed > LONGEST_PAUSE);
}

function secondsBetween(a: LogLine, b: LogLine): number | null {
  if (a.uptimeSeconds !== null && b.uptimeSeconds !== null) {
    return b.uptimeSeconds - a.uptimeSeconds;
  }
  return a.time !== null && b.time !== null ? (b.time - a.time) / 1000 : null;
}

/** Whether a line can go on with a report, by the order in which the kernel prints. */
function accepts(report: OpenReport, event: KernelEvent, line: LogLine): boolean {
  switch (event.kind) {
    case 'manual':
      return false;
    case 'header':
      return report.stage === 0 && report.manual;
    case 'cpu':
      return report.stage === STAGE.header && (report.header === null || report.header.comm === event.comm);
    case 'trigger-cpuset':
      return report.stage === STAGE.header;
    case 'trace':
      return report.stage >= STAGE.header && report.stage <= STAGE.trigger;
    case 'limit':
      return report.limit === null && report.stage <= STAGE.limit;
    case 'memory':
      return report.memory === null && report.stage <= STAGE.limit;
    case 'swap':
      return report.swap === null && report.stage === STAGE.limit;
    case 'stats':
    case 'mem-info':
      return report.stage <= STAGE.limit;
    case 'machine':
    case 'zone':
      return report.stage === STAGE.limit;
    case 'table':
      return report.columns === null && report.stage <= STAGE.table;
    case 'row':
      return report.stage === STAGE.table;
    case 'summary':
      return report.summary === null && report.stage <= STAGE.summary;
    case 'chosen':
      return report.chosen === null && report.stage <= STAGE.summary;
    case 'killed':
      return report.stage < STAGE.killed || report.killed.has(event.pid) || isOfGroup(report, event, line);
    case 'group':
      return report.stage === STAGE.killed && report.killed.size > 0;
    case 'nobody':
      return report.stage < STAGE.killed;
    case 'panic':
      return report.panic === null && (report.stage < STAGE.killed || report.nobody || report.manual);
  }
}

function isOfGroup(report: OpenReport, event: KernelEvent & { kind: 'killed' }, line: LogLine): boolean {
  const [first] = report.killed.values();
  if (first === undefined || (first.memcg !== event.memcg && event.memcg !== null)) {
    return false;
  }
  const passed = secondsBetween(report.last, line);
  return (
    report.stage === STAGE.group || (passed !== null && passed <= SAME_GO && first.oomScoreAdj === event.oomScoreAdj)
  );
}
