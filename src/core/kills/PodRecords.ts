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
          byMetric.set(metric, [...(byMetric.get(metric) ?? []), ...series]);
        }
      }
      return new PodRecords(pod, byMetric);
    });
  }
}

const isOfPods = (metric: string): boolean => /^(kube_pod_|container_|prober_)/.test(metric);
