import { epochMs } from '../units';
import { indexAt, Series } from '../evidence/Series';
import { ChildOom } from './childOoms';
import { Eviction } from './evictions';
import { Kill, Window } from './Kill';
import { killId } from './killId';
import { PodRecords } from './PodRecords';

/** A pod that the kubelet evicted. */
export function evictionKill(records: PodRecords, { window }: Eviction): Kill {
  return {
    kind: 'eviction',
    ...identity(records, '', 'evicted', window.before),
    init: false,
    time: epochMs(Math.round(middle(window))),
    errorMs: halfWidth(window),
    dating: 'window',
    window,
    startedAt: null,
    exitCode: null,
    reason: 'Evicted',
    reasonIsFinal: true,
    firstReason: null,
    restartedBy: null,
    restarted: false,
    containerId: null,
    survived: null,
    inDeletion: false,
    foundBy: 'kube_pod_status_reason',
    ordinal: null,
    isFirst: false,
    testimony: [],
  };
}

/** A process that was OOM-killed while its container lived on. */
export function childKill(records: PodRecords, oom: ChildOom, init: boolean, survived: boolean): Kill {
  return {
    kind: 'child',
    ...identity(records, oom.container, `oom/${oom.instance}/${oom.count}`, oom.window.before),
    init,
    time: epochMs(Math.round(middle(oom.window))),
    errorMs: halfWidth(oom.window),
    dating: 'window',
    window: oom.window,
    startedAt: null,
    exitCode: null,
    reason: null,
    reasonIsFinal: true,
    firstReason: null,
    restartedBy: null,
    restarted: null,
    containerId: oom.containerId,
    survived,
    inDeletion: false,
    foundBy: 'container_oom_events_total',
    ordinal: null,
    isFirst: false,
    testimony: [],
  };
}

/** Which kill it is: its id depends on nothing but who ended and which end it was (contract.md). */
export function identity(
  records: PodRecords,
  container: string,
  end: string,
  time: number
): Pick<Kill, 'id' | 'pod' | 'container'> {
  const { pod } = records;
  const valid = ({ times, values }: Series): number | undefined =>
    values[Math.max(0, indexAt({ times }, time + 60_000))];
  const start = valid(records.single('kube_pod_start_time')) ?? valid(records.single('kube_pod_created'));
  const uidOrStart = pod.uid !== '' ? pod.uid : start === undefined ? '' : String(start);
  return {
    id: killId({ cluster: pod.cluster, namespace: pod.namespace, pod: pod.pod, uidOrStart, container, end }),
    pod,
    container,
  };
}

export const middle = ({ after, before }: Window): number => (after + before) / 2;
export const halfWidth = ({ after, before }: Window): number => Math.max(1000, Math.ceil((before - after) / 2));
