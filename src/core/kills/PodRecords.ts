import { Evidence, PodRef, seriesOf } from '../evidence/Evidence';
import { Series } from '../evidence/Series';
import { merged } from './Timeline';

/** The series of one pod, by metric. A series with a uid belongs to that pod alone, one without to every pod of the name. */
export class PodRecords {
  private constructor(
    readonly pod: PodRef,
    private readonly byMetric: ReadonlyMap<string, Series[]>
  ) {}

  /** All series of a metric, of the pod and its containers. */
  all(metric: string): Series[] {
    return this.byMetric.get(metric) ?? [];
  }

  /** The series of a metric for one container. */
  of(metric: string, container: string): Series[] {
    return this.all(metric).filter(({ labels }) => labels.container === container);
  }

  /** One series for the pod, whatever exporter said it; without samples when nobody did. */
  single(metric: string, matches: (labels: Series['labels']) => boolean = () => true): Series {
    return merged(this.all(metric).filter(({ labels }) => matches(labels)));
  }

  /** Container names with the metrics' infix: `init_` for init containers and sidecars. */
  containers(): Array<{ container: string; init: boolean }> {
    const names = new Map<string, boolean>();
    for (const [metric, series] of this.byMetric) {
      if (/^kube_pod_(init_)?container_(info|status_restarts_total|status_(last_)?terminated_reason)$/.test(metric)) {
        for (const { labels } of series) {
          if (labels.container) {
            names.set(labels.container, metric.startsWith('kube_pod_init_'));
          }
        }
      }
    }
    return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([container, init]) => ({ container, init }));
  }

  /** Containers that live side by side: the regular ones and native sidecars (init containers with restartPolicy Always). */
  longLived(): Array<{ container: string; init: boolean }> {
    const sidecars = new Set(
      this.all('kube_pod_init_container_info')
        .filter(({ labels }) => labels.restart_policy === 'Always')
        .map(({ labels }) => labels.container)
    );
    return this.containers().filter(({ container, init }) => !init || sidecars.has(container));
  }

  static byPod(evidence: Evidence): PodRecords[] {
    const index = new Map<string, Map<string, Series[]>>();
    const put = (key: string, metric: string, series: Series) => {
      const metrics = index.get(key) ?? new Map<string, Series[]>();
      index.set(key, metrics.set(metric, [...(metrics.get(metric) ?? []), series]));
    };
    for (const metric of Object.keys(evidence.series).filter(isOfPods)) {
      for (const series of seriesOf(evidence, metric)) {
        const { cluster = '', namespace = '', pod = '', uid = '', pod_uid = '' } = series.labels;
        put(JSON.stringify([cluster, namespace, pod, uid || pod_uid]), metric, series);
      }
    }
    return evidence.pods.map((pod) => {
      const keys = pod.uid === '' ? [''] : [pod.uid, ''];
      const byMetric = new Map<string, Series[]>();
      for (const uid of keys) {
        for (const [metric, series] of index.get(JSON.stringify([pod.cluster, pod.namespace, pod.pod, uid])) ?? []) {
          const own = uid === '' ? series.filter((one) => mayBelong(one, pod, evidence)) : series;
          byMetric.set(metric, [...(byMetric.get(metric) ?? []), ...own]);
        }
      }
      return new PodRecords(pod, byMetric);
    });
  }
}

/** Pod UIDs stand in cgroup names with dashes or, under the systemd driver, underscores. */
const UID_IN_ID = /[0-9a-f]{8}([-_])[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}/;

/** Whether a series without a uid can be this pod's: pods of one name follow each other (StatefulSets). */
function mayBelong({ labels, times }: Series, pod: PodRef, evidence: Evidence): boolean {
  const inId = UID_IN_ID.exec(labels.id ?? '')?.[0].replaceAll('_', '-');
  if (pod.uid === '' || inId !== undefined) {
    return pod.uid === '' || inId === pod.uid;
  }
  const namesakes = evidence.pods.filter(
    (other) =>
      other !== pod && other.pod === pod.pod && other.namespace === pod.namespace && other.cluster === pod.cluster
  );
  if (namesakes.length === 0) {
    return true;
  }
  const seen = seriesOf(evidence, 'kube_pod_status_phase').filter((one) => one.labels.uid === pod.uid);
  const from = Math.min(...seen.map((one) => one.times[0]));
  const to = Math.max(...seen.map((one) => one.times[one.times.length - 1]));
  return seen.length === 0 || (times[0] >= from - 60_000 && times[0] <= to);
}

const isOfPods = (metric: string): boolean => /^(kube_pod_|container_|prober_)/.test(metric);
