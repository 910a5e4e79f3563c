import { LogLine } from '../lines/LogLine';
import { Quote } from '../KernelOomReport';
import { KernelEvent, KilledProcess, Summary } from './KernelEvent';
import { TaskRow, readTaskRow } from './taskRow';

/** The order in which the kernel prints (kernel-oom/formats.md 1). */
export const STAGE = {
  manual: 0,
  header: 1,
  trigger: 2,
  limit: 3,
  table: 4,
  summary: 5,
  chosen: 6,
  killed: 7,
  group: 8,
};

/** More processes than any machine has in a report: what follows is noise. */
const MOST_ROWS = 200_000;
const MOST_KILLED = 20_000;

export interface KilledAt extends KilledProcess {
  at: LogLine;
  /** the cgroup whose memory.oom.group made the kernel kill it too */
  group: string | null;
}

/** A report while its lines come in: what was read, as it was printed. */
export class OpenReport {
  stage = 0;
  manual = false;
  header: { comm: string; oomScoreAdj: number | null } | null = null;
  cpu: { comm: string; pid: number; release: string | null } | null = null;
  traceSign: 'memcg' | 'allocator' | null = null;
  x86 = false;
  limit: { taskMemcg: string | null; oomMemcg: string | null } | null = null;
  memory: { usageKb: number; limitKb: number } | null = null;
  swap: { withMemory: boolean; usageKb: number; limitKb: number } | null = null;
  /** the first is the cgroup whose limit was hit */
  statsPath: string | null = null;
  memInfo = false;
  readonly machine: {
    pages: number | null;
    reserved: number | null;
    'swap-kb': number | null;
    'page-kb': number | null;
  } = {
    pages: null,
    reserved: null,
    'swap-kb': null,
    'page-kb': null,
  };
  /** all zones together: what is free, and the watermark at which reclaim stops */
  zones: { freeKb: number; highKb: number } | null = null;
  columns: string[] | null = null;
  readonly rows: TaskRow[] = [];
  readonly rowPids = new Set<number>();
  summary: Summary | null = null;
  chosen: { pid: number; comm: string; memcg: boolean | null } | null = null;
  readonly killed = new Map<number, KilledAt>();
  group: string | null = null;
  nobody = false;
  panic: { global: boolean } | null = null;
  closed = false;
  readonly quotes: Quote[] = [];
  last: LogLine;

  constructor(
    readonly file: string,
    readonly first: LogLine
  ) {
    this.last = first;
  }

  /** Takes what a line says; the assembler has made sure that it belongs here. */
  take(event: KernelEvent, line: LogLine): void {
    this.last = line.uptimeSeconds === null && line.time === null ? { ...this.last, line: line.line } : line;
    switch (event.kind) {
      case 'manual':
        this.manual = true;
        break;
      case 'header':
        this.header = event;
        this.manual ||= event.order === -1;
        this.reach(STAGE.header, line);
        break;
      case 'cpu':
        this.cpu = event;
        this.reach(STAGE.trigger);
        break;
      case 'trace':
        this.takeTrace(event.sign);
        break;
      case 'limit':
        this.limit = event;
        this.reach(STAGE.limit, line);
        break;
      case 'memory':
        this.memory = event;
        this.reach(STAGE.limit, line);
        break;
      case 'swap':
        this.swap = event;
        this.reach(STAGE.limit);
        break;
      case 'stats':
        this.statsPath ??= event.path;
        this.reach(STAGE.limit);
        break;
      case 'mem-info':
        this.memInfo = true;
        this.reach(STAGE.limit);
        break;
      case 'machine':
        this.machine[event.what] ??= event.value;
        break;
      case 'zone':
        this.zones = {
          freeKb: event.freeKb + (this.zones?.freeKb ?? 0),
          highKb: event.highKb + (this.zones?.highKb ?? 0),
        };
        break;
      case 'table':
        this.columns = event.columns;
        this.reach(STAGE.table);
        break;
      case 'row':
        this.takeRow(event);
        break;
      case 'summary':
        this.summary = event;
        this.reach(STAGE.summary, line);
        break;
      case 'chosen':
        this.chosen = event;
        this.reach(STAGE.chosen, line);
        break;
      case 'killed':
        this.takeKilled(event, line);
        break;
      case 'group':
        this.group = event.path;
        this.reach(STAGE.group, line);
        break;
      case 'nobody':
        this.nobody = true;
        this.reach(STAGE.killed, line);
        break;
      case 'panic':
        this.panic = event;
        this.reach(STAGE.killed, line);
        break;
      case 'trigger-cpuset':
        break;
    }
  }

  /** Whether a process is known here, as the chosen one or in the table. */
  knows(pid: number): boolean {
    return this.summary?.pid === pid || this.chosen?.pid === pid || this.rowPids.has(pid);
  }

  private reach(stage: number, quoted?: LogLine): void {
    this.stage = Math.max(this.stage, stage);
    if (quoted !== undefined && this.quotes.length < 16) {
      this.quotes.push({ line: quoted.line, text: quoted.text });
    }
  }

  private takeTrace(sign: 'memcg' | 'allocator' | 'x86' | 'sysrq'): void {
    if (sign === 'x86') {
      this.x86 = true;
    } else if (sign === 'sysrq') {
      this.manual = true;
    } else {
      this.traceSign ??= sign;
    }
  }

  private takeRow({ pid, tgid, cells }: KernelEvent & { kind: 'row' }): void {
    const row = this.columns && pid === tgid && this.rows.length < MOST_ROWS ? readTaskRow(cells, this.columns) : null;
    if (row !== null && !this.rowPids.has(pid)) {
      this.rows.push(row);
      this.rowPids.add(pid);
    }
  }

  /** The kernel prints the first victim again when memory.oom.group takes its whole cgroup. */
  private takeKilled(event: KernelEvent & { kind: 'killed' }, line: LogLine): void {
    if (!this.killed.has(event.pid) && this.killed.size < MOST_KILLED) {
      this.killed.set(event.pid, { ...event, at: line, group: this.group });
      this.reach(STAGE.killed, this.killed.size === 1 ? line : undefined);
    }
  }
}
