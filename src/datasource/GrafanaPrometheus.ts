import {
  dateTime,
  LoadingState,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
} from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { from, isObservable, type Observable, type Subscription } from 'rxjs';
import {
  PrometheusError,
  type Evaluation,
  type Prometheus,
  type PrometheusFault,
} from '../core/evidence/prometheus/Prometheus';
import { type Series } from '../core/evidence/Series';
import { seriesOfFrames } from './seriesOfFrames';

/** What Grafana's Prometheus data source takes of a target. */
export interface PrometheusTarget extends DataQuery {
  expr: string;
  instant: boolean;
  range: boolean;
  interval?: string;
  format: 'time_series';
}

interface Waiting {
  target: PrometheusTarget;
  resolve(series: Series[]): void;
  reject(error: PrometheusError): void;
}

/** Prometheus gives no more points than this for a series; a smaller number would let Grafana lengthen the step. */
const MOST_POINTS = 11_000;

/**
 * The core's port to Prometheus through a Grafana data source: every PromQL runs in Grafana's backend with the viewer's
 * permissions. Queries of one moment for the same time go out as one request. An instant query is evaluated at the
 * request's `to`; a range query's start is a multiple of its step (facts/grafana.md 9).
 */
export class GrafanaPrometheus implements Prometheus {
  /** queries of one moment are one request, so all may go at once */
  readonly concurrency = Infinity;
  private readonly waiting = new Map<string, { evaluation: Evaluation; queries: Waiting[] }>();
  private count = 0;

  constructor(
    private readonly inner: DataSourceApi<PrometheusTarget>,
    /** the request that is answered: its panel, dashboard and id are passed on */
    private readonly outer: DataQueryRequest,
    private readonly signal: AbortSignal
  ) {}

  query(expression: string, evaluation: Evaluation): Promise<Series[]> {
    const key = JSON.stringify(evaluation);
    const instant = 'at' in evaluation;
    return new Promise<Series[]>((resolve, reject) => {
      const batch = this.waiting.get(key) ?? { evaluation, queries: [] };
      const target: PrometheusTarget = {
        refId: `q${++this.count}`,
        expr: expression,
        instant,
        range: !instant,
        format: 'time_series',
        datasource: this.inner.getRef(),
        ...('at' in evaluation ? {} : { interval: `${evaluation.stepSeconds}s` }),
      };
      batch.queries.push({ target, resolve, reject });
      if (!this.waiting.has(key)) {
        this.waiting.set(key, batch);
        queueMicrotask(() => this.send(key));
      }
    });
  }

  private send(key: string): void {
    const { evaluation, queries } = this.waiting.get(key)!;
    this.waiting.delete(key);
    const fail = (error: unknown) => queries.forEach(({ reject }) => reject(this.fault(error)));
    if (this.signal.aborted) {
      return fail(new Error('cancelled'));
    }
    let last: DataQueryResponse | null = null;
    let answer: Observable<DataQueryResponse>;
    try {
      const result = this.inner.query(this.requestFor(evaluation, queries));
      answer = isObservable(result) ? result : from(result);
    } catch (error) {
      return fail(error);
    }
    const subscription: Subscription = answer.subscribe({
      next: (response) => (last = response.state === LoadingState.Loading ? last : response),
      error: fail,
      complete: () => this.settle(queries, last ?? { data: [] }),
    });
    this.signal.addEventListener('abort', () => {
      subscription.unsubscribe();
      fail(new Error('cancelled'));
    });
  }

  private requestFor(evaluation: Evaluation, queries: Waiting[]): DataQueryRequest<PrometheusTarget> {
    const start = 'at' in evaluation ? evaluation.at : evaluation.start;
    const end = 'at' in evaluation ? evaluation.at : evaluation.end;
    const range = { from: dateTime(start), to: dateTime(end), raw: { from: dateTime(start), to: dateTime(end) } };
    const stepSeconds = 'at' in evaluation ? 60 : evaluation.stepSeconds;
    return {
      ...this.outer,
      requestId: `${this.outer.requestId}-podcoroner-${queries[0].target.refId}`,
      targets: queries.map(({ target }) => target),
      range,
      rangeRaw: range.raw,
      interval: `${stepSeconds}s`,
      intervalMs: stepSeconds * 1000,
      maxDataPoints: MOST_POINTS,
    };
  }

  /**
   * A failed query fails alone: the frames of the others are in the same answer. Its own error may come with a frame of
   * nothing, which is no empty result. A refused request has one `error` and no `errors` (toDataQueryResponse of
   * @grafana/runtime).
   */
  private settle(queries: Waiting[], { data, errors = [], ...response }: DataQueryResponse): void {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- a refused request has nothing else
    const refusal = errors.find(({ refId }) => !refId) ?? (errors.length === 0 ? response.error : undefined);
    for (const { target, resolve, reject } of queries) {
      const own = errors.find(({ refId }) => refId === target.refId);
      const frames = data.filter(({ refId }) => refId === target.refId);
      const failed = own ?? (frames.length === 0 ? refusal : undefined);
      if (failed) {
        reject(this.fault(failed));
      } else {
        resolve(seriesOfFrames(frames));
      }
    }
  }

  private fault(error: unknown): PrometheusError {
    if (error instanceof PrometheusError) {
      return error;
    }
    const { status, message, data } = (error ?? {}) as DataQueryError & { statusText?: string };
    const detail =
      data?.message || data?.error || message || (error as { statusText?: string })?.statusText || String(error);
    return new PrometheusError(faultOf(status, detail), this.inner.name, detail.replace(/\s+/g, ' ').slice(0, 300));
  }
}

/** Grafana's backend tells what its own query to the server came to in words, with a status of its own. */
const UPSTREAM_STATUS = /unexpected response with status code (\d{3})/;

function faultOf(ofGrafana: number | undefined, detail: string): PrometheusFault {
  const [, upstream] = UPSTREAM_STATUS.exec(detail) ?? [];
  const status = upstream ? Number(upstream) : ofGrafana;
  if (status === 401) {
    return 'unauthorized';
  }
  if (status === 403) {
    return 'forbidden';
  }
  if (
    status === 502 ||
    status === 503 ||
    status === 504 ||
    /connection refused|no such host|dial tcp|ECONNREFUSED|cannot be reached/i.test(detail)
  ) {
    return 'unreachable';
  }
  if (status === 404 || /data ?source not found|couldn't be parsed\. it is non-json/i.test(detail)) {
    return 'not-prometheus';
  }
  return /timeout|deadline exceeded/i.test(detail) ? 'timeout' : 'query';
}
