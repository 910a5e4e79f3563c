import {
  dateTime,
  LoadingState,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
} from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { from, isObservable, lastValueFrom, takeUntil, type Observable, Subject } from 'rxjs';
import { type TimeRange } from '../core/evidence/Evidence';
import { LokiError, type Loki, type LogQuery, type LogStream } from '../core/evidence/loki/Loki';
import { refusal, withoutAddress } from '../core/evidence/loki/parseAnswer';
import { streamsOfFrames } from './streamsOfFrames';

/** What Grafana's Loki data source takes of a target. */
export interface LokiTarget extends DataQuery {
  expr: string;
  queryType: 'range';
  maxLines: number;
  direction: 'forward' | 'backward';
}

/** A data source that speaks LogQL, with the resources of its backend (public/app/plugins/datasource/loki). */
export type LokiDataSource = DataSourceApi<LokiTarget> & {
  getResource(path: string, parameters: Record<string, string>, options: object): Promise<unknown>;
};

/**
 * The core's port to Loki through a Grafana data source: every LogQL runs in Grafana's backend with the viewer's
 * permissions.
 */
export class GrafanaLoki implements Loki {
  readonly concurrency = 4;
  private count = 0;

  constructor(
    private readonly inner: LokiDataSource,
    /** the request that is answered: its panel, dashboard and id are passed on */
    private readonly outer: DataQueryRequest,
    private readonly signal: AbortSignal
  ) {}

  labelNames(range: TimeRange): Promise<string[]> {
    return this.names('labels', range);
  }

  labelValues(label: string, range: TimeRange): Promise<string[]> {
    return this.names(`label/${encodeURIComponent(label)}/values`, range);
  }

  async query(query: LogQuery): Promise<LogStream[]> {
    const request = this.requestFor(query);
    let response: DataQueryResponse;
    try {
      const result = this.inner.query(request);
      response = await this.last(isObservable(result) ? result : from(result));
    } catch (error) {
      throw faultOf(error);
    }
    const { data, errors = [], ...rest } = response;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- a refused request has nothing else
    const [failed] = [...errors, ...(rest.error ? [rest.error] : [])];
    if (failed) {
      throw faultOf(failed);
    }
    return streamsOfFrames(data);
  }

  /** Loki answers a long range in several parts, each holding those before. */
  private async last(answer: Observable<DataQueryResponse>): Promise<DataQueryResponse> {
    const stop = new Subject<void>();
    const cancel = () => stop.next();
    this.signal.addEventListener('abort', cancel);
    try {
      if (this.signal.aborted) {
        throw new LokiError('unreachable', 'cancelled');
      }
      const none: DataQueryResponse = { data: [] };
      const response = await lastValueFrom(answer.pipe(takeUntil(stop)), { defaultValue: none });
      if (response.state === LoadingState.Loading || this.signal.aborted) {
        throw new LokiError('unreachable', 'cancelled');
      }
      return response;
    } finally {
      this.signal.removeEventListener('abort', cancel);
    }
  }

  private requestFor({ expression, start, end, limit, direction }: LogQuery): DataQueryRequest<LokiTarget> {
    const refId = `l${++this.count}`;
    const raw = { from: dateTime(start), to: dateTime(end) };
    return {
      ...this.outer,
      requestId: `${this.outer.requestId}-podcoroner-${refId}`,
      targets: [
        { refId, expr: expression, queryType: 'range', maxLines: limit, direction, datasource: this.inner.getRef() },
      ],
      range: { ...raw, raw },
      rangeRaw: raw,
      scopedVars: {},
      filters: [],
      maxDataPoints: limit,
      liveStreaming: false,
    };
  }

  private async names(path: string, { from: start, to: end }: TimeRange): Promise<string[]> {
    const parameters = { start: `${Math.floor(start)}000000`, end: `${Math.ceil(end)}000000` };
    try {
      const answer = (await this.inner.getResource(path, parameters, { showErrorAlert: false })) as {
        data?: unknown;
      } | null;
      const names = answer?.data ?? [];
      return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
    } catch (error) {
      throw faultOf(error);
    }
  }
}

/** A data source that cannot be had: every question is answered by why. */
export const missingLoki = (name: string): Loki => {
  const refuse = () => Promise.reject(new LokiError('missing', name));
  return { concurrency: 1, labelNames: refuse, labelValues: refuse, query: refuse };
};

/** Grafana's backend tells what its own query to the server came to in words, with a status of its own. */
function faultOf(error: unknown): LokiError {
  if (error instanceof LokiError) {
    return error;
  }
  const { status, message, data, statusText } = (error ?? {}) as DataQueryError & { statusText?: string };
  const words = data?.message || data?.error || message || statusText || String(error);
  if (/connection refused|no such host|dial tcp|ECONNREFUSED|plugin unavailable/i.test(words)) {
    return new LokiError('unreachable', withoutAddress(words).slice(0, 300));
  }
  return refusal(status ?? 500, words);
}
