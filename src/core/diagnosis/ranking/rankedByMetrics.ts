import { RankingRow } from '../../explanation/Explanation';
import { Kill } from '../../kills/Kill';
import { oomScoreAdj } from '../../kubernetes/oomScoreAdj';
import { CountedAt, countedAt, SHARED_FILE_BYTES } from './memoryAt';
import { Named } from './namesOfTasks';
import { permille, pointBytes } from './points';
import { NODE_CRITICAL, Resident, ResidentPod } from './Residents';

/** A container's row with what only the replay needs. */
export interface Replayed extends Pick<CountedAt, 'rss' | 'downBytes' | 'upBytes'> {
  row: RankingRow;
  /** the row's badness in bytes; null where its oom_score_adj is not known */
  bytes: number | null;
}

/** What the points are measured by. */
export interface Scale {
  scaleBytes: number;
  bytesPerAdj: number;
  capacityBytes: number;
  /** what was left at the last samples for anybody to grow into; null when not known */
  roomBytes: number | null;
}

/**
 * Containers in the order in which the kernel would choose: each as one process, which is what it can be taken for from
 * metrics. Those without a memory sample at the kill were not there.
 */
export function rankedByMetrics(
  pods: ResidentPod[],
  kill: Pick<Kill, 'time' | 'errorMs'>,
  scale: Scale,
  isKilled: (one: Named) => boolean
): Replayed[] {
  const rows = pods.flatMap((pod) =>
    pod.containers.flatMap((one) => {
      const counted = countedAt(one, kill);
      return counted === null ? [] : [replayed(pod, one, counted, scale, isKilled(one))];
    })
  );
  return rows
    .sort((a, b) => (b.bytes ?? -Infinity) - (a.bytes ?? -Infinity) || compareNames(a.row, b.row))
    .map((one, i) => ({ ...one, row: { ...one.row, rank: i + 1 } }));
}

function replayed(pod: ResidentPod, one: Resident, counted: CountedAt, scale: Scale, killed: boolean): Replayed {
  const { rss, swapBytes, downBytes } = counted;
  const { scaleBytes, bytesPerAdj, capacityBytes } = scale;
  const upBytes = rss.survived ? counted.upBytes : Math.max(counted.upBytes, burst(one, counted, scale));
  const errorBytes = Math.max(downBytes, upBytes);
  const row: RankingRow = {
    rank: 0,
    namespace: one.namespace,
    pod: one.pod,
    container: one.container,
    process: null,
    pid: null,
    points: null,
    errorPoints: Math.max(1, permille(errorBytes, scaleBytes)),
    errorBytes: Math.round(errorBytes),
    killed,
    oomScoreAdj: adjOf(pod, one, capacityBytes),
    rssBytes: rss.bytes,
    swapBytes,
    pageTableBytes: null,
    requestBytes: one.requestBytes,
    limitBytes: one.limitBytes,
    usageBytes: null,
    qosClass: pod.qosClass,
    priority: pod.priority,
    priorityClass: pod.priorityClass,
    exceedsRequest: null,
  };
  const bytes = pointBytes(row, bytesPerAdj);
  return {
    row: { ...row, points: bytes === null ? null : permille(bytes, scaleBytes) },
    rss,
    downBytes,
    upBytes,
    bytes,
  };
}

/** How far one that no later sample shows may have burst: to its limit, and into no more than there was. */
function burst({ limitBytes }: Resident, { rss }: CountedAt, { scaleBytes, roomBytes }: Scale): number {
  const toLimit = (limitBytes ?? scaleBytes) - rss.bytes;
  const most = roomBytes === null ? toLimit : Math.min(toLimit, roomBytes + rss.errorBytes);
  return Math.max(0, most) + SHARED_FILE_BYTES;
}

function adjOf(pod: ResidentPod, { requestBytes, sidecarOf }: Resident, capacityBytes: number): number | null {
  const { qosClass, priorityClass } = pod;
  if (qosClass === null || (qosClass === 'Burstable' && requestBytes === null)) {
    return null;
  }
  return oomScoreAdj(
    { qosClass, requestBytes: requestBytes ?? 0, sidecarOf, nodeCritical: priorityClass === NODE_CRITICAL },
    capacityBytes
  );
}

/** Of equal points the order is the evidence's to no degree. */
function compareNames(a: RankingRow, b: RankingRow): number {
  const [x, y] = [a, b].map(({ namespace, pod, container }) => `${namespace}/${pod}/${container}`);
  return x < y ? -1 : x > y ? 1 : 0;
}
