import { Ranking, RankingRow } from '../../explanation/Explanation';
import { QosClass } from '../../kubernetes/cgroupPath';
import { evictionRanks, exceedsRequest, ForEviction } from '../../kubernetes/evictionOrder';
import { oomScoreAdj } from '../../kubernetes/oomScoreAdj';
import { permille, pointBytes } from './points';

/** A container of the ranking (for the kubelet's: a pod, `container` empty) with other resources or another priority. */
export interface Change {
  namespace: string;
  pod: string;
  container: string;
  requestBytes?: number;
  /** null takes the limit away */
  limitBytes?: number | null;
  priority?: number;
}

/** What would have come of it: the rows in their new order, and who would have died; several where it is not decided. */
export interface WhatIf {
  rows: RankingRow[];
  dies: RankingRow[];
  /** none of those who would have died is the one that was changed */
  spared: boolean;
}

/**
 * Who would have died with other requests, limits or priorities: a pure function of a ranking's rows, with the rules of
 * the kernel and the kubelet. A request above the limit takes the limit with it. null when the ranking lacks the node's
 * capacity, by which requests are weighed, or the container.
 */
export function whatIf(ranking: Ranking, change: Change): WhatIf | null {
  const isChanged = (row: RankingRow) =>
    row.namespace === change.namespace && row.pod === change.pod && row.container === change.container;
  if (!ranking.rows.some(isChanged) || (ranking.by === 'kernel' && ranking.capacityBytes === null)) {
    return null;
  }
  const rows = ranking.rows.map((row) => (isChanged(row) ? changed(row, change, ranking) : row));
  const ranked = ranking.by === 'kernel' ? byBadness(rows, ranking) : byEviction(rows);
  const dies = ranked.filter(({ rank }) => rank === 1);
  return { rows: ranked, dies, spared: dies.length > 0 && !dies.some(isChanged) };
}

function changed(row: RankingRow, change: Change, { by, capacityBytes }: Ranking): RankingRow {
  const limitGiven = change.limitBytes === undefined ? row.limitBytes : change.limitBytes;
  // the API makes a limit a request where there is none
  const unset = change.requestBytes === undefined && !row.requestBytes && change.limitBytes;
  const requestBytes = change.requestBytes ?? (unset ? limitGiven : row.requestBytes);
  const limitBytes = limitGiven === null ? null : Math.max(limitGiven, requestBytes ?? 0);
  const priority = change.priority ?? row.priority;
  const own: RankingRow = { ...row, requestBytes, limitBytes, priority };
  if (by === 'kubelet') {
    return { ...own, exceedsRequest: exceedsRequest(weighed(own)) };
  }
  const qosClass = classAfter(own);
  const isWeighed = requestBytes !== row.requestBytes || qosClass !== row.qosClass;
  return isWeighed && qosClass !== null && requestBytes !== null && capacityBytes !== null
    ? { ...own, qosClass, oomScoreAdj: oomScoreAdj({ qosClass, requestBytes }, capacityBytes) }
    : own;
}

/** CPU and the pod's other containers are as before, so that nothing becomes Guaranteed; but it may cease to be. */
function classAfter({ qosClass, requestBytes, limitBytes }: RankingRow): QosClass | null {
  switch (qosClass) {
    case 'Guaranteed':
      return requestBytes === limitBytes ? 'Guaranteed' : 'Burstable';
    case 'BestEffort':
      return requestBytes ? 'Burstable' : 'BestEffort';
    case 'Burstable':
      return 'Burstable';
    default:
      return requestBytes ? 'Burstable' : null;
  }
}

function byBadness(rows: RankingRow[], { bytesPerAdj, scaleBytes }: Ranking): RankingRow[] {
  return rows
    .map((row) => ({ row, bytes: pointBytes(row, bytesPerAdj) }))
    .sort((a, b) => (b.bytes ?? -Infinity) - (a.bytes ?? -Infinity))
    .map(({ row, bytes }, i) => ({
      ...row,
      rank: i + 1,
      points: bytes === null || scaleBytes === null ? null : permille(bytes, scaleBytes),
    }));
}

function byEviction(rows: RankingRow[]): RankingRow[] {
  const ranks = evictionRanks(rows.map(weighed));
  return rows.map((row, i) => ({ ...row, rank: ranks[i] })).sort((a, b) => a.rank - b.rank);
}

/** A row of the kubelet's ranking as its rule takes it. */
export const weighed = (row: RankingRow): ForEviction => ({
  usageBytes: row.usageBytes,
  usageErrorBytes: row.errorBytes,
  requestBytes: row.requestBytes,
  priority: row.priority ?? row.priorityClass,
});
