import { Series } from '../Series';

/**
 * Which labels tell pod and node on kube-state-metrics' and cAdvisor's series. Without `honor_labels` Prometheus keeps
 * the exporter's own `pod`, `namespace`, `container`, `node` and renames the metric's to `exported_…`
 * (facts: kubernetes-mixin#523, helm-charts#1548).
 */
export interface LabelNames {
  namespace: string;
  pod: string;
  container: string;
  node: string;
}

const PLAIN: LabelNames = { namespace: 'namespace', pod: 'pod', container: 'container', node: 'node' };
const EXPORTED: LabelNames = {
  namespace: 'exported_namespace',
  pod: 'exported_pod',
  container: 'exported_container',
  node: 'exported_node',
};

export const labelNames = (exported: boolean): LabelNames => (exported ? EXPORTED : PLAIN);

/**
 * A series with its labels in our own dialect: `exported_x` becomes `x`, and what belonged to the exporter goes. A
 * metric without `exported_x` keeps `x` as it is: the label was its own or is the exporter's, which nobody joins on.
 */
export function translated(series: Series, names: LabelNames): Series {
  if (names === PLAIN) {
    return series;
  }
  const labels: Record<string, string> = { ...series.labels };
  for (const own of ['namespace', 'pod', 'container', 'node'] as const) {
    const exported = names[own];
    if (labels[exported] !== undefined) {
      labels[own] = labels[exported];
      delete labels[exported];
    } else if (own === 'container') {
      delete labels.container; // the exporter's: pod-level metrics have none
    }
  }
  return { ...series, labels };
}
