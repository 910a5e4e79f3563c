import { DataFrameType, FieldType, type DataFrame, type Field, type Labels } from '@grafana/data';
import { seriesIn, type PlainSeries, type PrometheusResult, type PrometheusSample } from './PrometheusAnswer';

interface Asked {
  refId: string;
  expr: string;
  stepMs: number;
  /** in the inspector */
  executed: string;
}

const FRAME_TYPES = {
  matrix: DataFrameType.TimeSeriesMulti,
  vector: DataFrameType.NumericMulti,
  scalar: DataFrameType.NumericMulti,
  string: undefined,
};

/** A frame a series, its labels on the value field; one frame without fields when nothing came back. */
export function framesOf(data: PrometheusResult, { refId, expr, stepMs, executed }: Asked): DataFrame[] {
  const meta = {
    type: FRAME_TYPES[data.resultType],
    typeVersion: [0, 1] as [number, number],
    custom: { resultType: data.resultType },
    preferredVisualisationType: 'graph' as const,
  };
  const frames = seriesIn(data).map(({ metric, samples }): DataFrame => ({
    refId,
    meta,
    fields: [timeField(samples, stepMs), valueField({ metric, samples }, expr)],
    length: samples.length,
  }));
  const [first = { refId, meta: {}, fields: [], length: 0 }, ...others] = frames;
  return [{ ...first, meta: { ...first.meta, executedQueryString: executed } }, ...others];
}

/** What Grafana's Prometheus frontend makes of them for `format: "table"`: one frame, a column a label. */
export function tableOf(frames: DataFrame[], valueName: string): DataFrame {
  const [first] = frames;
  if (first.length === 0) {
    return first;
  }
  const rows = frames.flatMap(({ fields: [time, value] }) =>
    time.values.map((at: number, i: number) => ({ at, value: value.values[i], labels: value.labels ?? {} }))
  );
  const names = [...new Set(frames.flatMap(({ fields }) => Object.keys(fields[1].labels ?? {}).sort()))];
  const columns = names.map((name): Field<string> => ({
    name,
    type: FieldType.string,
    config: { filterable: true },
    values: rows.map(({ labels }) => labels[name] ?? ''),
  }));
  return {
    refId: first.refId,
    meta: { ...first.meta, preferredVisualisationType: 'rawPrometheus' },
    fields: [
      { ...first.fields[0], values: rows.map(({ at }) => at) },
      ...columns,
      { name: valueName, type: FieldType.number, config: {}, values: rows.map(({ value }) => value) },
    ],
    length: rows.length,
  };
}

const timeField = (samples: PrometheusSample[], stepMs: number): Field<number> => ({
  name: 'Time',
  type: FieldType.time,
  config: { interval: stepMs },
  values: samples.map(([seconds]) => Math.round(seconds * 1000)),
});

const valueField = ({ metric, samples }: PlainSeries, expr: string): Field<number | null> => ({
  name: metric.__name__ ?? 'Value',
  type: FieldType.number,
  labels: metric,
  config: { displayNameFromDS: displayName(metric) || expr },
  values: samples.map(([, text]) => finite(text)),
});

/** NaN and ±Inf have no place in the JSON between Grafana's server and its browser. */
function finite(text: string): number | null {
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

function displayName({ __name__ = '', ...labels }: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return pairs.length > 0 ? `${__name__}{${pairs.sort().join(', ')}}` : __name__;
}
