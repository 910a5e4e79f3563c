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

export const OWN_LABELS = ['namespace', 'pod', 'container', 'node'] as const;

export type OwnLabel = (typeof OWN_LABELS)[number];

const exportedName = (own: OwnLabel): string => `exported_${own}`;

/** The names in force, given which of the metric's own labels were renamed: Prometheus renames only those that collide. */
export function labelNames(exported: ReadonlySet<OwnLabel> = new Set()): LabelNames {
  const nameOf = (own: OwnLabel) => (exported.has(own) ? exportedName(own) : own);
  return { namespace: nameOf('namespace'), pod: nameOf('pod'), container: nameOf('container'), node: nameOf('node') };
}

/**
 * A series with its labels in our own dialect: `exported_x` becomes `x`, and what belonged to the exporter goes. A
 * metric without `exported_x` keeps `x` as it is: the label was its own or is the exporter's, which nobody joins on.
 */
export function translated(series: Series, names: LabelNames): Series {
  const renamed = OWN_LABELS.filter((own) => names[own] !== own);
  if (renamed.length === 0) {
    return series;
  }
  const labels: Record<string, string> = { ...series.labels };
  for (const own of renamed) {
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
