import { badness } from '../../../kubernetes/badness';
import { CgroupPath, readCgroupPath } from '../../../kubernetes/cgroupPath';
import { Bytes } from '../../../units';
import { KernelOomReport, LimitLevel, Missing, OomConstraint, OomTask, OomVictim } from '../KernelOomReport';
import { KilledAt, OpenReport, STAGE } from './OpenReport';
import { pageSizeOf } from './pageSize';
import { TaskRow } from './taskRow';

const KIB = 1024;
/** “No limit” of the kernel, which is LONG_MAX in pages of whatever size, is above 2^60 bytes; 32-bit: 8589934588 kB. */
const NO_LIMIT_KB = 2 ** 50;
const NO_LIMIT_32_KB = 8_589_934_588;

/** Free memory in high watermarks above which nobody is short of it. */
const PLENTY = 4;

/** What a report says, once all its lines are read. */
export function concludeReport(report: OpenReport): KernelOomReport {
  const constraint = constraintOf(report);
  const limitCgroup = report.summary?.oomMemcg ?? report.limit?.oomMemcg ?? report.statsPath;
  const global = isGlobal(report, constraint);
  const pageBytes = pageSizeOf(report);
  const totalPages = totalPagesOf(report, constraint, pageBytes);
  const victims = [...report.killed.values()].map((killed) => victimOf(killed, report));
  const conclusion: Omit<KernelOomReport, 'complete' | 'missing'> = {
    file: report.file,
    line: report.first.line,
    time: report.first.time,
    localTime: report.first.time === null ? report.first.localTime : null,
    uptimeSeconds: report.first.uptimeSeconds,
    host: report.first.host ?? report.last.host,
    constraint,
    global,
    manual: report.manual,
    freeBytes: bytesOf(report.zones?.freeKb),
    memoryShort: report.zones && report.zones.freeKb < PLENTY * report.zones.highKb,
    limitCgroup: constraint === 'memcg' ? limitCgroup : null,
    limitLevel: limitLevelOf(report, constraint, limitCgroup),
    usageBytes: bytesOf(report.memory?.usageKb),
    limitBytes: isNoLimit(report.memory?.limitKb) ? null : bytesOf(report.memory?.limitKb),
    trigger: {
      comm: report.header?.comm ?? report.cpu?.comm ?? null,
      pid: report.cpu?.pid ?? null,
      oomScoreAdj: report.header?.oomScoreAdj ?? null,
    },
    victims: victims.length > 0 ? victims : victimOfSummary(report),
    group: report.group !== null,
    nobodyKilled: victims.length === 0 && (report.nobody || report.panic !== null),
    // 2.6.32 weighs otherwise, in thousandths and with a bonus for root; its table has an oom_adj column
    tasks: report.rows.map((row) => taskOf(row, pageBytes, report.columns?.includes('oom_adj') ? null : totalPages)),
    totalPages,
    pageBytes,
    kernelRelease: report.cpu?.release ?? null,
    quotes: report.quotes,
  };
  const missing = missingOf(conclusion, report);
  return { ...conclusion, complete: !missing.some((one) => TEXT.has(one)), missing };
}

function constraintOf({
  summary,
  limit,
  memory,
  statsPath,
  killed,
  chosen,
  panic,
  ...report
}: OpenReport): OomConstraint {
  if (summary?.constraint) {
    return summary.constraint;
  }
  const said = [...killed.values()].map(({ memcg }) => memcg).find((memcg) => memcg !== null) ?? chosen?.memcg;
  if (summary?.oomMemcg || limit || memory || statsPath || said || report.traceSign === 'memcg') {
    return 'memcg';
  }
  // before Linux 5.0 the text does not tell cpuset and mempolicy from the machine; a cpuset of its own is rare then
  return said === false || report.manual || panic?.global || (report.memInfo && report.nobody) ? 'none' : 'unknown';
}

const isGlobal = (report: OpenReport, constraint: OomConstraint): boolean =>
  constraint === 'unknown'
    ? (report.summary?.global ?? false) || report.memInfo || report.traceSign === 'allocator'
    : constraint !== 'memcg';

function limitLevelOf(report: OpenReport, constraint: OomConstraint, limitCgroup: string | null): LimitLevel {
  if (constraint !== 'memcg') {
    return constraint === 'none' ? 'node' : constraint;
  }
  if (limitCgroup === null) {
    return 'unknown';
  }
  const { level } = readCgroupPath(limitCgroup);
  // a container that a nested node (kind, k3d) runs in: its pods stand below it
  const task = report.summary?.taskMemcg ?? report.limit?.taskMemcg ?? '';
  const nested = (level === 'other' || level === 'service') && task.slice(limitCgroup.length).includes('kubepods');
  return nested ? 'node-allocatable' : level;
}

/** What the kernel measures against: RAM and swap, or what the cgroup may use (mm/oom_kill.c, constrained_alloc). */
function totalPagesOf(report: OpenReport, constraint: OomConstraint, pageBytes: Bytes | null): number | null {
  const { pages, reserved, 'swap-kb': swapKb } = report.machine;
  if (constraint === 'none' && pages !== null && reserved !== null && pageBytes !== null && swapKb !== null) {
    return pages - reserved + (swapKb * KIB) / pageBytes;
  }
  const { memory, swap } = report;
  if (constraint !== 'memcg' || memory === null || isNoLimit(memory.limitKb) || pageBytes === null) {
    return null;
  }
  // how much swap the machine has is not printed here: an unlimited cgroup is taken to have what it uses
  const swapLimitKb = swap === null ? 0 : swap.withMemory ? swap.limitKb - memory.limitKb : swap.limitKb;
  const usedKb = swap === null ? 0 : swap.withMemory ? swap.usageKb - memory.usageKb : swap.usageKb;
  const extraKb = swap === null || isNoLimit(swap.limitKb) ? usedKb : swapLimitKb;
  return Math.floor(((memory.limitKb + Math.max(0, extraKb)) * KIB) / pageBytes);
}

function victimOf(killed: KilledAt, report: OpenReport): OomVictim {
  const row = report.rows.find(({ pid }) => pid === killed.pid);
  const path = cgroupOf(killed, report);
  return {
    pid: killed.pid,
    comm: killed.comm,
    ...place(path),
    oomScoreAdj: killed.oomScoreAdj ?? row?.oomScoreAdj ?? null,
    anonRssBytes: bytesOf(killed.anonRssKb),
    fileRssBytes: bytesOf(killed.fileRssKb),
    shmemRssBytes: bytesOf(killed.shmemRssKb),
    pageTablesBytes: bytesOf(killed.pageTablesKb),
    uid: killed.uid,
    quote: { line: killed.at.line, text: killed.at.text },
    time: killed.at.time,
    uptimeSeconds: killed.at.uptimeSeconds,
  };
}

/** Without a kill line: the summary names whom the kernel is about to kill, the line before 5.0 at least whose it is. */
function victimOfSummary(report: OpenReport): OomVictim[] {
  const { summary, limit, nobody, panic, quotes, first } = report;
  const cgroup = summary?.taskMemcg ?? limit?.taskMemcg ?? null;
  const pid = summary?.comm === null ? null : (summary?.pid ?? null);
  if (nobody || panic !== null || (cgroup === null && pid === null)) {
    return [];
  }
  const quote = quotes.find(({ text }) => /^(?:oom-kill:|Task in )/.test(text)) ?? quotes[0];
  return [
    {
      pid,
      comm: pid === null ? null : (summary?.comm ?? null),
      ...place(cgroup),
      oomScoreAdj: report.rows.find((row) => row.pid === pid)?.oomScoreAdj ?? null,
      anonRssBytes: null,
      fileRssBytes: null,
      shmemRssBytes: null,
      pageTablesBytes: null,
      uid: summary?.uid ?? null,
      quote,
      time: first.time,
      uptimeSeconds: first.uptimeSeconds,
    },
  ];
}

/** The first victim's cgroup is in the summary or the limit line; the others are in the cgroup that goes as a whole. */
function cgroupOf(killed: KilledAt, report: OpenReport): string | null {
  const isFirst = [...report.killed.keys()][0] === killed.pid;
  const told = report.summary?.taskMemcg ?? report.limit?.taskMemcg ?? null;
  return (isFirst ? told : null) ?? killed.group ?? (isFirst ? report.group : null);
}

function place(cgroup: string | null): Pick<OomVictim, 'cgroup' | 'podUid' | 'containerId' | 'qosClass'> {
  const { podUid, containerId, qosClass }: CgroupPath =
    cgroup === null ? { podUid: null, containerId: null, qosClass: null, level: 'unknown' } : readCgroupPath(cgroup);
  return { cgroup, podUid, containerId, qosClass };
}

function taskOf(row: TaskRow, pageBytes: Bytes | null, totalPages: number | null): OomTask {
  const inBytes = (pages: number) => (pageBytes === null ? null : pages * pageBytes);
  const tables = inBytes(row.pageTablePages);
  const pageTablePages = row.pageTablePages + (pageBytes === null ? 0 : Math.floor(row.pageTableBytes / pageBytes));
  return {
    pid: row.pid,
    name: row.name,
    rssBytes: inBytes(row.rssPages),
    swapBytes: inBytes(row.swapPages),
    pageTablesBytes: row.pageTableBytes > 0 ? row.pageTableBytes : tables,
    oomScoreAdj: row.oomScoreAdj,
    badness: totalPages === null ? null : badness({ ...row, pageTablePages }, totalPages),
  };
}

/** Parts of the text itself; without one of them the report is not complete. */
const TEXT = new Set<Missing>(['header', 'trigger-pid', 'memory', 'tasks', 'kill']);

function missingOf(told: Omit<KernelOomReport, 'complete' | 'missing'>, report: OpenReport): Missing[] {
  const lacks: Array<[Missing, boolean]> = [
    ['header', report.header === null],
    ['trigger-pid', report.cpu === null],
    ['constraint', told.constraint === 'unknown'],
    ['limit-cgroup', told.constraint === 'memcg' && told.limitCgroup === null],
    ['memory', told.constraint === 'memcg' ? report.memory === null : !report.memInfo],
    ['tasks', report.rows.length === 0],
    ['kill', report.killed.size === 0 && !told.nobodyKilled],
    ['victim-cgroup', told.victims.some(({ cgroup }) => cgroup === null)],
    ['page-size', report.rows.length > 0 && told.pageBytes === null],
  ];
  return lacks.filter(([, is]) => is).map(([what]) => what);
}

/** Nothing that decides or names anybody: a piece that a page allocation failure prints as well. */
export const saysNothing = (report: OpenReport): boolean => report.stage < STAGE.header && !report.manual;

const isNoLimit = (kb: number | undefined): boolean => kb !== undefined && (kb >= NO_LIMIT_KB || kb === NO_LIMIT_32_KB);

const bytesOf = (kb: number | null | undefined): Bytes | null => (kb === null || kb === undefined ? null : kb * KIB);
