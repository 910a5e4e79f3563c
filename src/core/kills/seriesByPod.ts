import { Evidence, PodRef, seriesOf } from '../evidence/Evidence';
import { Series } from '../evidence/Series';

/**
 * The series of each pod of an evidence, in the pods' order, by metric. A series with a uid belongs to that pod alone,
 * one without to every pod of the name.
 */
export function seriesByPod(evidence: Evidence): Array<{ pod: PodRef; byMetric: Map<string, Series[]> }> {
  const byOwner = new Map<string, Map<string, Series[]>>();
  for (const metric of Object.keys(evidence.series).filter(isOfPods)) {
    for (const series of seriesOf(evidence, metric)) {
      const { uid, pod_uid } = series.labels;
      const key = keyOf(series.labels, uid || pod_uid || '');
      const byMetric = byOwner.get(key) ?? new Map<string, Series[]>();
      const own = byMetric.get(metric) ?? [];
      own.push(series);
      byOwner.set(key, byMetric.set(metric, own));
    }
  }
  const belongs = belonging(evidence);
  return evidence.pods.map((pod) => {
    const byMetric = new Map<string, Series[]>();
    for (const uid of pod.uid === '' ? [''] : [pod.uid, '']) {
      for (const [metric, series] of byOwner.get(keyOf(pod, uid)) ?? []) {
        const own = uid === '' ? series.filter((one) => belongs(one, pod)) : series;
        byMetric.set(metric, [...(byMetric.get(metric) ?? []), ...own]);
      }
    }
    return { pod, byMetric };
  });
}

const keyOf = (
  { cluster = '', namespace = '', pod = '' }: { cluster?: string; namespace?: string; pod?: string },
  uid: string
): string => JSON.stringify([cluster, namespace, pod, uid]);

/** Pod UIDs stand in cgroup names with dashes or, under the systemd driver, underscores. */
const UID_IN_ID = /[0-9a-f]{8}([-_])[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}/;

/** Whether a series without a uid can be a pod's: pods of one name follow each other (StatefulSets). */
function belonging(evidence: Evidence): (series: Series, pod: PodRef) => boolean {
  const ofName = new Map<string, number>();
  evidence.pods.forEach((pod) => ofName.set(keyOf(pod, ''), (ofName.get(keyOf(pod, '')) ?? 0) + 1));
  return ({ labels, times }, pod) => {
    const inId = UID_IN_ID.exec(labels.id ?? '')?.[0].replaceAll('_', '-');
    if (pod.uid === '' || inId !== undefined) {
      return pod.uid === '' || inId === pod.uid;
    }
    if (ofName.get(keyOf(pod, '')) === 1) {
      return true;
    }
    const seen = seriesOf(evidence, 'kube_pod_status_phase').filter((one) => one.labels.uid === pod.uid);
    const from = Math.min(...seen.map((one) => one.times[0]));
    const to = Math.max(...seen.map((one) => one.times[one.times.length - 1]));
    return seen.length === 0 || (times[0] >= from - 60_000 && times[0] <= to);
  };
}

const isOfPods = (metric: string): boolean => /^(kube_pod_|container_|prober_)/.test(metric);
