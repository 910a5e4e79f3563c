import type { Labels } from '@grafana/data';

/** [Unix seconds, value as text], as Prometheus sends samples. */
export type PrometheusSample = [number, string];

export type PrometheusResult =
  | { resultType: 'matrix'; result: Array<{ metric: Labels; values?: PrometheusSample[] }> }
  | { resultType: 'vector'; result: Array<{ metric: Labels; value?: PrometheusSample }> }
  | { resultType: 'scalar' | 'string'; result: PrometheusSample };

/** What /api/v1/query and /api/v1/query_range answer. */
export type PrometheusAnswer =
  { status: 'success'; data: PrometheusResult } | { status: 'error'; errorType: string; error: string };

export interface PlainSeries {
  metric: Labels;
  samples: PrometheusSample[];
}

export function seriesIn(data: PrometheusResult): PlainSeries[] {
  switch (data.resultType) {
    case 'matrix':
      return data.result.map(({ metric, values = [] }) => ({ metric, samples: values }));
    case 'vector':
      return data.result.map(({ metric, value }) => ({ metric, samples: value ? [value] : [] }));
    default:
      return [{ metric: {}, samples: [data.result] }];
  }
}
