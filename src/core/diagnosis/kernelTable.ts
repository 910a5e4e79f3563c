import { Ranking, RankingRow } from '../explanation/Explanation';
import { OomTask } from '../evidence/logs/KernelOomReport';
import { KernelRecord } from '../evidence/Witnesses';
import { Testimony } from '../testimony/Testimony';
import { Facts } from './facts/Facts';

/** So many stand for the rest. */
const FIRST = 10;

/**
 * Who stood where in the kernel's own table for this kill, by oom_badness; null without a report or its table. The table
 * names processes, not containers: only the killed are known to be this container's.
 */
export function kernelTable({ kill }: Facts, deciding: Testimony[]): Ranking | null {
  const record = deciding.find((one) => one.record !== null && one.record.report.tasks.length > 0)?.record;
  if (!record) {
    return null;
  }
  const killed = new Set(record.report.victims.map(({ pid }) => pid));
  const ranked = [...record.report.tasks].sort(
    (a, b) => (b.badness ?? -Infinity) - (a.badness ?? -Infinity) || (b.rssBytes ?? 0) - (a.rssBytes ?? 0)
  );
  const rows = ranked.map((task, i) => rowOf(task, i + 1, killed.has(task.pid), record, kill));
  return {
    by: 'kernel',
    exact: record.report.totalPages !== null,
    unit: 'permille',
    total: rows.length,
    scaleBytes: null,
    capacityBytes: null,
    lead: null,
    sparedBy: null,
    rows: rows.filter((row) => row.rank <= FIRST || row.killed),
  };
}

function rowOf(
  task: OomTask,
  rank: number,
  killed: boolean,
  { report }: KernelRecord,
  { pod, container }: Facts['kill']
): RankingRow {
  const { totalPages } = report;
  return {
    rank,
    namespace: killed ? pod.namespace : '',
    pod: killed ? pod.pod : '',
    container: killed ? container : '',
    process: task.name,
    pid: task.pid,
    points: task.badness === null || !totalPages ? null : Math.round((task.badness / totalPages) * 1000),
    errorPoints: 0,
    killed,
    oomScoreAdj: task.oomScoreAdj,
    rssBytes: task.rssBytes,
    swapBytes: task.swapBytes,
    pageTableBytes: task.pageTablesBytes,
    requestBytes: null,
    usageBytes: null,
    qosClass: killed ? (report.victims.find(({ pid }) => pid === task.pid)?.qosClass ?? null) : null,
    priority: null,
    exceedsRequest: null,
  };
}
