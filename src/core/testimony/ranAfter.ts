import { Evidence, PodRef, seriesOf } from '../evidence/Evidence';
import { Series } from '../evidence/Series';
import { isInPod } from '../kubernetes/cgroupPath';

/** The status of a pod follows by up to 207 s where the node is stalled, samples of a dead cgroup by 22 s (facts/metrics.md 9). */
const SHOWN_LATE_MS = 210_000;

/**
 * Whether a pod went on well after a time: its phase was not final, or its containers were sampled. A name alone may be
 * a namesake's, so only what has the pod's uid counts.
 */
export function ranAfter(evidence: Evidence, pod: PodRef, at: number): boolean {
  const since = at + SHOWN_LATE_MS;
  const isOwn = isInPod(pod.uid);
  return (
    pod.uid !== '' &&
    (seriesOf(evidence, 'kube_pod_status_phase').some(
      (one) =>
        one.labels.uid === pod.uid && isOpen(one) && one.times.some((time, i) => time > since && one.values[i] > 0)
    ) ||
      seriesOf(evidence, 'container_memory_working_set_bytes').some(
        ({ labels: { id = '' }, times }) => isOwn(id) && times[times.length - 1] > since
      ))
  );
}

const isOpen = ({ labels: { phase } }: Series): boolean => phase === 'Pending' || phase === 'Running';
