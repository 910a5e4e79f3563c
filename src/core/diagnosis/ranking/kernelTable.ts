import { Lead, Ranking, RankingRow } from '../../explanation/Explanation';
import { neighbourhoodOf } from '../../evidence/neighbourhoods/neighbourhoodOf';
import { OomTask } from '../../evidence/logs/KernelOomReport';
import { KernelRecord } from '../../evidence/Witnesses';
import { Testimony } from '../../testimony/Testimony';
import { Facts } from '../facts/Facts';
import { memoryRequest } from '../facts/memoryLimit';
import { nodeCapacity } from './nodeCapacity';
import { finished } from './finished';
import { Named, namesOfTasks } from './namesOfTasks';
import { bytesPerAdj, permille, pointBytes } from './points';

const PAGE_BYTES = 4096;

type Known = Pick<Facts, 'evidence' | 'scene' | 'kill' | 'records' | 'limit'>;

/**
 * Who stood where in the kernel's own table for this kill, by oom_badness; null without a report or its table. The
 * table names processes; whose they are is known of the killed, of all of them where the limit was one container's, and
 * of those that died in other reports of that minute.
 */
export function kernelTable(facts: Known, deciding: Testimony[]): Ranking | null {
  const record = deciding.find((one) => one.record !== null && one.record.report.tasks.length > 0)?.record;
  if (!record) {
    return null;
  }
  const { report } = record;
  const [chosen] = report.victims;
  const killed = new Set(report.victims.map(({ pid }) => pid));
  const first = (pid: number) => (pid === chosen?.pid ? 1 : 0);
  const ranked = [...report.tasks].sort(
    (a, b) => (b.badness ?? -Infinity) - (a.badness ?? -Infinity) || first(b.pid) - first(a.pid)
  );
  const scaleBytes = report.totalPages === null ? null : report.totalPages * (report.pageBytes ?? PAGE_BYTES);
  const perAdj = scaleBytes === null ? null : bytesPerAdj(scaleBytes, report.pageBytes ?? PAGE_BYTES);
  const nameOf = ownsTask(facts, record);
  const rows = ranked.map((task, i): RankingRow => {
    const named = nameOf.get(task.pid) ?? (report.limitLevel === 'container' ? own(facts) : NOBODY);
    const row = rowOf(task, i + 1, killed.has(task.pid), named, facts);
    const bytes = pointBytes(row, perAdj);
    row.points = bytes === null || scaleBytes === null ? null : permille(bytes, scaleBytes);
    return row;
  });
  const victim = rows.find(({ pid }) => pid === chosen?.pid) ?? rows.find((row) => row.killed);
  const ranking = {
    by: 'kernel' as const,
    exact: scaleBytes !== null,
    unit: 'permille' as const,
    scaleBytes,
    bytesPerAdj: perAdj,
    capacityBytes: nodeCapacity(facts.scene.records.ofNode(facts.kill.pod)),
    lead: victim ? leadOf(victim, rows, perAdj) : null,
    rows,
    total: rows.length,
    sparedBy: null,
  };
  return victim ? finished(ranking, victim) : { ...ranking, rows: rows.slice(0, 10) };
}

const NOBODY: Named = { namespace: '', pod: '', container: '' };

const own = ({ kill }: Known): Named => ({
  namespace: kill.pod.namespace,
  pod: kill.pod.pod,
  container: kill.container,
});

/** Names by pid: the killed are this container's, whatever else is known. */
function ownsTask(facts: Known, record: KernelRecord): Map<number, Named> {
  const { evidence, scene, kill } = facts;
  const { cluster, node } = kill.pod;
  const names = namesOfTasks(scene, neighbourhoodOf(evidence, { cluster, node, time: kill.time }), record);
  for (const { pid } of record.report.victims) {
    if (pid !== null) {
      names.set(pid, own(facts));
    }
  }
  return names;
}

/** The killed against the next of another container: its own other processes would have made no difference. */
function leadOf(victim: RankingRow, rows: RankingRow[], perAdj: Ranking['bytesPerAdj']): Lead | null {
  const isOthers = ({ namespace, pod, container, killed }: RankingRow) =>
    !killed && !(namespace === victim.namespace && pod === victim.pod && container === victim.container);
  const next = rows.find(isOthers);
  const [mine, theirs] = [victim, next].map((row) => (row ? pointBytes(row, perAdj) : null));
  if (!next || mine === null || theirs === null) {
    return null;
  }
  const { namespace, pod, container, process } = next;
  return { bytes: mine - theirs, errorBytes: 0, tooClose: false, next: { namespace, pod, container, process } };
}

function rowOf(task: OomTask, rank: number, killed: boolean, named: Named, facts: Known): RankingRow {
  const { kill, records, limit } = facts;
  const isOwn = named.pod === kill.pod.pod && named.namespace === kill.pod.namespace && named.container === kill.container; // prettier-ignore
  const requestBytes = isOwn ? memoryRequest(records, kill.container, kill.init) : null;
  return {
    rank,
    ...named,
    process: task.name,
    pid: task.pid,
    points: null,
    errorPoints: 0,
    errorBytes: 0,
    killed,
    oomScoreAdj: task.oomScoreAdj,
    rssBytes: task.rssBytes,
    swapBytes: task.swapBytes,
    pageTableBytes: task.pageTablesBytes,
    requestBytes,
    limitBytes: isOwn && typeof limit === 'number' ? limit : null,
    usageBytes: null,
    qosClass: isOwn ? qosOfAdj(task.oomScoreAdj, requestBytes) : null,
    priority: null,
    priorityClass: null,
    exceedsRequest: null,
  };
}

/** The kubelet gives each class values of its own (core/kubernetes/oomScoreAdj.ts). */
function qosOfAdj(adj: number, requestBytes: number | null): RankingRow['qosClass'] {
  if (adj === 1000) {
    return 'BestEffort';
  }
  return adj >= 2 && adj < 1000 ? 'Burstable' : adj < -996 && requestBytes !== null ? 'Guaranteed' : null;
}
