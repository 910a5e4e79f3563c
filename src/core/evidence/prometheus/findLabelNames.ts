import { TimeRange } from '../Evidence';
import { rangeOf } from './candidates';
import { labelNames, LabelNames, OWN_LABELS, OwnLabel } from './labelNames';
import { differs, matches, selector } from './matcher';
import { Recorder } from './Recorder';

/** Metrics that carry all the labels that can be renamed: a pod's node stands on the one, its containers on the other. */
export const KSM_METRICS = ['kube_pod_info', 'kube_pod_container_info'];
export const CADVISOR_METRICS = ['container_memory_working_set_bytes'];

/** Which labels exist as `exported_…`, on which metric: a series a metric and label. */
function renamedQuery(within: string, cluster: string): string {
  const names = matches('__name__', [...KSM_METRICS, ...CADVISOR_METRICS].join('|'));
  const having = (own: OwnLabel) =>
    `last_over_time(${selector('', names, differs(`exported_${own}`, ''), cluster)}${within})`;
  return OWN_LABELS.map((own) => `label_replace(count by (__name__) (${having(own)}), "own", "${own}", "", "")`).join(
    ' or '
  );
}

/**
 * How the metric's own labels are called on some metrics: looked up once for all of them. `cluster` is a matcher or empty.
 * @throws PrometheusError when the server does not answer
 */
export async function findLabelNames(
  recorder: Recorder,
  window: TimeRange,
  cluster: string
): Promise<(metrics: string[]) => LabelNames> {
  const expression = renamedQuery(rangeOf(window), cluster);
  const { series } = await recorder.ask('ksm-pods', expression, { at: window.to }, { required: true });
  return (metrics) =>
    labelNames(
      new Set(
        series
          .filter(({ metric, labels }) => metrics.includes(metric || labels.__name__))
          .map(({ labels }) => labels.own as OwnLabel)
      )
    );
}
