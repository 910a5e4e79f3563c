import { Series } from '../Series';
import { Evaluation, Prometheus, PrometheusError } from './Prometheus';
import { parseAnswer } from './parseAnswer';

/** The part of `fetch` that is used, so that a caller may bring one with its own certificates. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: string; signal: AbortSignal; redirect: 'manual' }
) => Promise<{ status: number; text(): Promise<string> }>;

export interface HttpApiOptions {
  /** base address, with or without a trailing slash and sub-path */
  url: string;
  headers?: Record<string, string>;
  timeoutSeconds?: number;
  fetch: Fetch;
}

/** A Prometheus serves 20 queries at once by default, and we are not its only guest. */
const CONCURRENCY = 6;

/** Prometheus' HTTP API (`/api/v1/query`, `/api/v1/query_range`), as Thanos, Mimir and VictoriaMetrics speak it too. */
export class HttpApi implements Prometheus {
  readonly concurrency = CONCURRENCY;
  readonly address: string;
  private readonly base: string;

  constructor(private readonly options: HttpApiOptions) {
    const url = new URL(options.url);
    url.username = '';
    url.password = '';
    url.search = '';
    url.hash = '';
    this.base = url.toString().replace(/\/+$/, '');
    this.address = this.base;
  }

  async query(expression: string, evaluation: Evaluation): Promise<Series[]> {
    const parameters = new URLSearchParams({ query: expression });
    let path = '/api/v1/query';
    if ('at' in evaluation) {
      parameters.set('time', seconds(evaluation.at));
    } else {
      path = '/api/v1/query_range';
      parameters.set('start', seconds(evaluation.start));
      parameters.set('end', seconds(evaluation.end));
      parameters.set('step', String(evaluation.stepSeconds));
    }
    const { status, text } = await this.post(path, parameters.toString());
    return parseAnswer(status, text, this.address);
  }

  private async post(path: string, body: string): Promise<{ status: number; text: string }> {
    const timeout = this.options.timeoutSeconds ?? 30;
    const aborter = new AbortController();
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      aborter.abort();
    }, timeout * 1000);
    try {
      const response = await this.options.fetch(this.base + path, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
          ...this.options.headers,
        },
        body,
        signal: aborter.signal,
        redirect: 'manual',
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      if (timedOut) {
        throw new PrometheusError('timeout', this.address, `no answer within ${timeout} s`);
      }
      const detail = reason(error);
      throw TOO_LARGE.test(detail)
        ? new PrometheusError('query', this.address, 'the answer is larger than can be read')
        : new PrometheusError('unreachable', this.address, detail);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What Node says of a text of more than half a GiB. */
const TOO_LARGE = /string longer than|invalid string length/i;

/** Milliseconds as seconds with up to three decimals, as Prometheus parses them without loss. */
function seconds(milliseconds: number): string {
  return String(milliseconds / 1000);
}

/** fetch hides what really happened in `cause`, or in the first of several attempts. */
function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof AggregateError && cause.errors.length > 0) {
    return reason(cause.errors[0]);
  }
  return (cause instanceof Error ? cause.message || cause.name : String(cause)).replace(/\s+/g, ' ').trim();
}
