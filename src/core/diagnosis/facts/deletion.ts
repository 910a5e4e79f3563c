import { Kill } from '../../kills/Kill';
import { PodRecords } from '../../kills/PodRecords';

/** A pod's deletion as kube-state-metrics shows it, against one end in it. Times in Unix milliseconds. */
export interface Deletion {
  /** when the grace period was over: `metadata.deletionTimestamp` is the request plus the grace period */
  deadline: number;
  /** the container was still alive then; false when it ended clearly before; null when its end is dated too vaguely */
  outlived: boolean | null;
}

/** The API server's and the node's clocks, and the whole seconds of both times. */
const SLACK_MS = 2000;

/** The deletion that an end fell into; null when the pod was not being deleted. */
export function deletionAround(records: PodRecords, kill: Kill): Deletion | null {
  const stamps = records.single('kube_pod_deletion_timestamp').values;
  if (!kill.inDeletion || stamps.length === 0) {
    return null;
  }
  // a second deletion with a shorter grace period moves the timestamp forward in time
  const deadline = Math.min(...stamps) * 1000;
  const [earliest, latest] =
    kill.dating === 'finished-at' ? [kill.time, kill.time] : [kill.window.after, kill.window.before];
  const outlived = earliest >= deadline - SLACK_MS ? true : latest < deadline - SLACK_MS ? false : null;
  return { deadline, outlived };
}

/** Disruptions that end a pod's containers; others only mark the pod (`DeletionByPodGC` comes after its end). */
const ENDING = new Set([
  'EvictionByEvictionAPI',
  'PreemptionByScheduler',
  'DeletionByTaintManager',
  'TerminationByKubelet',
]);

/** `kube_pod_status_disruption_reason` (kube-state-metrics 2.20) of a pod before or at an end; null when none is known. */
export function disruptionBefore(records: PodRecords, kill: Kill): string | null {
  const found = records
    .all('kube_pod_status_disruption_reason')
    .filter(({ labels, values }) => ENDING.has(labels.reason ?? '') && values.some((value) => value === 1));
  return kill.kind === 'end' && kill.restartedBy === null ? (found[0]?.labels.reason ?? null) : null;
}
