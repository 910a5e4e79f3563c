import { PodStatus } from '../world/pod';

const BEFORE_2_19 = ['Evicted', 'NodeAffinity', 'NodeLost', 'Shutdown', 'UnexpectedAdmissionError'];
const SINCE_2_19 = [
  'Evicted',
  'NodeAffinity',
  'NodeLost',
  'PreemptionByScheduler',
  'SchedulingGated',
  'Shutdown',
  'TerminationByKubelet',
  'UnexpectedAdmissionError',
];
const DISRUPTIONS = [
  'PreemptionByScheduler',
  'DeletionByTaintManager',
  'EvictionByEvictionAPI',
  'DeletionByPodGC',
  'TerminationByKubelet',
];

/**
 * The rows of kube_pod_status_reason. Up to 2.19 there is one for each known reason, true also when a condition or a
 * container that is terminated now has it (2.16); from 2.20 on only that of the pod's own reason, `Other` for one that is
 * not known (facts/metrics.md §1.4). "Terminated", "Preempting", "DeadlineExceeded" and "OutOfmemory" never were.
 */
export function statusReasons({ reason, disruption, containers }: PodStatus, minor: number): Array<[string, boolean]> {
  const known = minor >= 19 ? SINCE_2_19 : BEFORE_2_19;
  if (minor >= 20) {
    return reason === undefined ? [] : [[known.includes(reason) ? reason : 'Other', true]];
  }
  const ended = Object.values(containers).map(({ terminated }) => terminated?.reason);
  return known.map((each) => [each, each === reason || each === disruption?.reason || ended.includes(each)]);
}

/** kube_pod_status_disruption_reason, new in 2.20. */
export function disruptionReason({ disruption }: PodStatus, minor: number): string | null {
  if (minor < 20 || !disruption) {
    return null;
  }
  return DISRUPTIONS.includes(disruption.reason) ? disruption.reason : 'Other';
}
