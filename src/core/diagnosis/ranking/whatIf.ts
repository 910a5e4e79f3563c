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
  const rows = rowsAfter(ranking, change);
  if (rows === null) {
    return null;
  }
  const ranked = ranking.by === 'kernel' ? byBadness(rows, ranking) : byEviction(rows);
  const dies = ranked.filter(({ rank }) => rank === 1);
  return { rows: ranked, dies, spared: isSpared(dies, change) };
}

/** The same of many changes tried in turn, of which only is asked who would have died. */
export function whoDies(ranking: Ranking, change: Change): Pick<WhatIf, 'dies' | 'spared'> | null {
  const rows = rowsAfter(ranking, change);
  if (rows === null || ranking.by === 'kubelet') {
    return whatIf(ranking, change);
  }
  const dies = [foremost(rows, ranking.bytesPerAdj)];
  return { dies, spared: isSpared(dies, change) };
}

const isOf = (row: RankingRow, change: Change): boolean =>
  row.namespace === change.namespace && row.pod === change.pod && row.container === change.container;

const isSpared = (dies: RankingRow[], change: Change): boolean =>
  dies.length > 0 && !dies.some((row) => isOf(row, change));

function rowsAfter(ranking: Ranking, change: Change): RankingRow[] | null {
  const isKnown = ranking.by === 'kubelet' || ranking.capacityBytes !== null;
  return isKnown && ranking.rows.some((row) => isOf(row, change))
    ? ranking.rows.map((row) => (isOf(row, change) ? changed(row, change, ranking) : row))
    : null;
}

/** Of rows of the kernel's, of which there is one at least; of equal ones the first. */
export function foremost(rows: RankingRow[], bytesPerAdj: Ranking['bytesPerAdj']): RankingRow {
  const badness = (row: RankingRow) => pointBytes(row, bytesPerAdj) ?? -Infinity;
  return rows.reduce((best, row) => (badness(row) > badness(best) ? row : best));
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
  if (isWeighed && qosClass !== null && requestBytes !== null && capacityBytes !== null) {
    own.qosClass = qosClass;
    own.oomScoreAdj = oomScoreAdj({ qosClass, requestBytes }, capacityBytes);
  }
  return own;
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
