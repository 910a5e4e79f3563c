import type { DataQuery } from '@grafana/schema';

/** A target as Grafana's Prometheus data source takes it, as far as the product sends it. */
export interface PrometheusQuery extends DataQuery {
  expr: string;
  range?: boolean;
  instant?: boolean;
  /** the step, "30s"; longer when the answer would have more points than the request allows */
  interval?: string;
  format?: 'time_series' | 'table' | 'heatmap';
  legendFormat?: string;
}
