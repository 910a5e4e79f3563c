import { Series } from '../Series';
import { PrometheusError, PrometheusFault } from './Prometheus';

type Point = [number, string];
type Row = { metric: Record<string, string>; value?: Point; values?: Point[] };

/**
 * Prometheus' JSON (https://prometheus.io/docs/prometheus/latest/querying/api/) as series. A scalar becomes one series
 * without labels.
 * @throws PrometheusError when the status, the page or the JSON is not an answer
 */
export function parseAnswer(status: number, text: string, address: string): Series[] {
  if (status === 401 || status === 403) {
    throw new PrometheusError(status === 401 ? 'unauthorized' : 'forbidden', address, `HTTP ${status}`);
  }
  const answer = parseJson(text);
  if (answer === null || (answer.status !== 'success' && answer.status !== 'error')) {
    throw new PrometheusError('not-prometheus', address, `HTTP ${status} with ${described(text)}`);
  }
  if (answer.status === 'error') {
    const fault: PrometheusFault = answer.errorType === 'timeout' ? 'timeout' : 'query';
    throw new PrometheusError(fault, address, oneLine(String(answer.error ?? `HTTP ${status}`)));
  }
  const { resultType, result } = answer.data ?? {};
  if ((resultType === 'vector' || resultType === 'matrix') && Array.isArray(result)) {
    return (result as Row[]).map(toSeries).filter((series) => series.times.length > 0);
  }
  if (resultType === 'scalar') {
    return [toSeries({ metric: {}, value: result as Point })];
  }
  throw new PrometheusError('not-prometheus', address, `a result of type ${JSON.stringify(resultType)}`);
}

function toSeries(row: Row): Series {
  const { __name__: metric = '', ...labels } = row.metric;
  const points = row.values ?? (row.value ? [row.value] : []);
  const times: number[] = [];
  const values: number[] = [];
  for (const [at, text] of points) {
    const value = Number(text);
    if (Number.isFinite(value)) {
      times.push(Math.round(at * 1000));
      values.push(value);
    }
  }
  const leftOut = points.length - times.length;
  return leftOut > 0 ? { metric, labels, times, values, leftOut } : { metric, labels, times, values };
}

interface Answer {
  status?: string;
  errorType?: string;
  error?: unknown;
  data?: { resultType?: string; result?: unknown };
}

function parseJson(text: string): Answer | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Answer) : null;
  } catch {
    return null;
  }
}

function described(text: string): string {
  if (text.trim() === '') {
    return 'an empty page';
  }
  return /^\s*<(!doctype|html)/i.test(text) ? 'an HTML page' : `“${oneLine(text).slice(0, 60)}”`;
}

/** An answer is shown on a terminal: no control character survives. */
function oneLine(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 300);
}
