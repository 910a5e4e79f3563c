import { Lead, Ranking, RankingRow } from '../../explanation/Explanation';
import { neighbourhoodOf } from '../../evidence/neighbourhoods/neighbourhoodOf';
import { Kill } from '../../kills/Kill';
import { compareForEviction, evictionRanks, exceedsRequest } from '../../kubernetes/evictionOrder';
import { Facts } from '../facts/Facts';
import { finished } from './finished';
import { MemoryAt, memoryAt } from './memoryAt';
import { nodeCapacity } from './nodeCapacity';
import { ResidentPod, residentsOf } from './Residents';
import { weighed } from './whatIf';

/**
 * The kubelet's own order of the node's pods at an eviction by memory. Critical pods are left out, which it passes over.
 * Equal ranks are undecided: a priority whose value nobody tells, or uses within each other's error. null where requests
 * or the evicted pod's memory are not collected.
 */
export function evictionReplay({ evidence, scene, kill }: Facts): Ranking | null {
  const { cluster, node, namespace, pod } = kill.pod;
  const neighbourhood = neighbourhoodOf(evidence, { cluster, node, time: kill.time });
  if (neighbourhood === null) {
    return null;
  }
  const isOwn = (one: { namespace: string; pod: string }) => one.namespace === namespace && one.pod === pod;
  const rows = residentsOf(evidence, neighbourhood)
    .filter((one) => !one.critical || isOwn(one))
    .flatMap((one) => rowOf(one, kill, isOwn(one)));
  const ranks = evictionRanks(rows.map(weighed));
  const ranked = rows
    .map((row, i) => ({ ...row, rank: ranks[i] }))
    .sort((a, b) => a.rank - b.rank || Number(b.killed) - Number(a.killed) || compareNames(a, b));
  const killed = ranked.find((row) => row.killed);
  return !killed || killed.requestBytes === null
    ? null
    : finished(
        {
          by: 'kubelet',
          exact: false,
          unit: null,
          scaleBytes: null,
          bytesPerAdj: null,
          capacityBytes: nodeCapacity(scene.records.ofNode(kill.pod)),
          lead: leadOf(killed, ranked),
          rows: ranked,
          total: ranked.length,
          sparedBy: null,
        },
        killed
      );
}

function rowOf(pod: ResidentPod, kill: Kill, killed: boolean): RankingRow[] {
  const usage = usageOf(pod, kill);
  if (usage === null) {
    return [];
  }
  const requests = pod.containers.map(({ requestBytes }) => requestBytes);
  const requestBytes = requests.some((one) => one === null)
    ? null
    : requests.reduce((sum: number, one) => sum + one!, 0);
  const row: RankingRow = {
    rank: 0,
    namespace: pod.namespace,
    pod: pod.pod,
    container: '',
    process: null,
    pid: null,
    points: null,
    errorPoints: 0,
    errorBytes: Math.round(usage.errorBytes),
    killed,
    oomScoreAdj: null,
    rssBytes: null,
    swapBytes: null,
    pageTableBytes: null,
    requestBytes,
    limitBytes: null,
    usageBytes: usage.bytes,
    qosClass: pod.qosClass,
    priority: pod.priority,
    priorityClass: pod.priorityClass,
    exceedsRequest: null,
  };
  return [{ ...row, exceedsRequest: exceedsRequest(weighed(row)) }];
}

/** The pod cgroup's working set, which holds its memory-backed volumes, too; else the sum of its containers'. */
function usageOf(pod: ResidentPod, kill: Kill): Pick<MemoryAt, 'bytes' | 'errorBytes'> | null {
  const whole = memoryAt(pod.workingSet, kill);
  if (whole !== null) {
    return whole;
  }
  const parts = pod.containers.flatMap(({ workingSet }) => memoryAt(workingSet, kill) ?? []);
  return parts.length === 0
    ? null
    : {
        bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
        errorBytes: parts.reduce((sum, { errorBytes }) => sum + errorBytes, 0),
      };
}

/** By how much more than its request the evicted pod used than the next; null where that was not what decided. */
function leadOf(killed: RankingRow, ranked: RankingRow[]): Lead | null {
  const next = ranked.find((row) => row !== killed);
  if (!next || next.usageBytes === null || next.requestBytes === null || !isByUse(killed, next)) {
    return null;
  }
  const { namespace, pod, container, process } = next;
  return {
    bytes: killed.usageBytes! - killed.requestBytes! - (next.usageBytes - next.requestBytes),
    errorBytes: killed.errorBytes + next.errorBytes,
    tooClose: ranked.some((row) => row !== killed && compareForEviction(weighed(killed), weighed(row)) === null),
    next: { namespace, pod, container, process },
  };
}

const isByUse = (a: RankingRow, b: RankingRow): boolean =>
  a.exceedsRequest === b.exceedsRequest && a.priority === b.priority && a.priorityClass === b.priorityClass;

const compareNames = (a: RankingRow, b: RankingRow): number =>
  `${a.namespace}/${a.pod}` < `${b.namespace}/${b.pod}` ? -1 : 1;
