import { put } from '../put';
import { Evidence, PodRef, seriesOf } from '../evidence/Evidence';
import { Series } from '../evidence/Series';
import { isInPod } from '../kubernetes/cgroupPath';

/**
 * The series of each pod of an evidence, in the pods' order, by metric. A series with a uid belongs to that pod alone,
 * one without to every pod of the name.
 */
export function seriesByPod(evidence: Evidence): Array<{ pod: PodRef; byMetric: Map<string, Series[]> }> {
  const byOwner = new Map<string, Map<string, Series[]>>();
  for (const metric of Object.keys(evidence.series).filter(isOfPods)) {
    for (const series of seriesOf(evidence, metric)) {
      const { uid, pod_uid } = series.labels;
      putSeries(byOwner, keyOf(series.labels, uid || pod_uid || ''), metric, series);
    }
  }
  const belongingTo = belonging(evidence);
  return evidence.pods.map((pod) => {
    const byMetric = new Map(pod.uid === '' ? [] : byOwner.get(keyOf(pod, pod.uid)));
    const belongs = belongingTo(pod);
    for (const [metric, series] of byOwner.get(keyOf(pod, '')) ?? []) {
      const known = byMetric.get(metric);
      const own = series.filter(belongs);
      byMetric.set(metric, known === undefined ? own : [...known, ...own]);
    }
    return { pod, byMetric };
  });
}

function putSeries(byOwner: Map<string, Map<string, Series[]>>, owner: string, metric: string, series: Series): void {
  let byMetric = byOwner.get(owner);
  if (byMetric === undefined) {
    byOwner.set(owner, (byMetric = new Map<string, Series[]>()));
  }
  put(byMetric, metric, series);
}

/** No name holds a NUL. */
const keyOf = (
  { cluster = '', namespace = '', pod = '' }: { cluster?: string; namespace?: string; pod?: string },
  uid: string
): string => `${cluster}\0${namespace}\0${pod}\0${uid}`;

/** Pod UIDs stand in cgroup names with dashes or, under the systemd driver, underscores. */
const UID_IN_ID = /[0-9a-f]{8}([-_])[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}/;

/** Whether a series without a uid can be a pod's: pods of one name follow each other (StatefulSets). */
function belonging(evidence: Evidence): (pod: PodRef) => (series: Series) => boolean {
  const ofName = new Map<string, number>();
  for (const pod of evidence.pods) {
    const name = keyOf(pod, '');
    ofName.set(name, (ofName.get(name) ?? 0) + 1);
  }
  return (pod) => {
    if (pod.uid === '') {
      return () => true;
    }
    const life = ofName.get(keyOf(pod, '')) === 1 ? null : lifeOf(evidence, pod);
    const isOwn = isInPod(pod.uid);
    return ({ labels: { id = '' }, times }) =>
      isOwn(id)
        ? true
        : !UID_IN_ID.test(id) && (life === null || (times[0] >= life.from - 60_000 && times[0] <= life.to));
  };
}

/** Over which times a pod was seen; null when it never was. */
function lifeOf(evidence: Evidence, { uid }: PodRef): { from: number; to: number } | null {
  const seen = seriesOf(evidence, 'kube_pod_status_phase').filter(({ labels }) => labels.uid === uid);
  return seen.length === 0
    ? null
    : {
        from: Math.min(...seen.map(({ times }) => times[0])),
        to: Math.max(...seen.map(({ times }) => times[times.length - 1])),
      };
}

const isOfPods = (metric: string): boolean => /^(kube_pod_|container_|prober_)/.test(metric);
