import { EpochMs } from '../../units';
import { TimeRange } from '../Evidence';
import { Loki, LogQuery, LogStream, LokiError } from './Loki';
import { oneLine, parseNames, parseStreams, withoutAddress } from './parseAnswer';

/** The part of `fetch` that is used; the body is read as it comes, so that a huge one can be let go. */
export type LokiFetch = (
  url: string,
  init: { method: 'GET'; headers: Record<string, string>; signal: AbortSignal; redirect: 'manual' }
) => Promise<{ status: number; body: AsyncIterable<Uint8Array> | null }>;

export interface LokiHttpApiOptions {
  /** base address, with or without a trailing slash and sub-path */
  url: string;
  headers?: Record<string, string>;
  timeoutSeconds?: number;
  fetch: LokiFetch;
}

const CONCURRENCY = 4;
/** Five thousand lines are a few MB; an answer of more is let go. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Keeps structured metadata apart from the labels that select a stream (Loki 3.0). Older ones do not know the header. */
const APART = { 'x-loki-response-encoding-flags': 'categorize-labels' };

/** Loki's HTTP API (`/loki/api/v1/query_range`, `labels`, `label/…/values`). */
export class LokiHttpApi implements Loki {
  readonly concurrency = CONCURRENCY;
  private readonly base: string;

  constructor(private readonly options: LokiHttpApiOptions) {
    const url = new URL(options.url);
    url.search = '';
    url.hash = '';
    this.base = url.toString().replace(/\/+$/, '');
  }

  async labelNames(range: TimeRange): Promise<string[]> {
    const { status, text } = await this.get('/loki/api/v1/labels', within(range.from, range.to));
    return parseNames(status, text);
  }

  async labelValues(label: string, range: TimeRange): Promise<string[]> {
    const path = `/loki/api/v1/label/${encodeURIComponent(label)}/values`;
    const { status, text } = await this.get(path, within(range.from, range.to));
    return parseNames(status, text);
  }

  async query({ expression, start, end, limit, direction }: LogQuery): Promise<LogStream[]> {
    const asked = { query: expression, ...within(start, end), limit: String(limit), direction };
    const { status, text } = await this.get('/loki/api/v1/query_range', asked);
    return parseStreams(status, text);
  }

  private async get(path: string, parameters: Record<string, string>): Promise<{ status: number; text: string }> {
    const timeout = this.options.timeoutSeconds ?? 30;
    const aborter = new AbortController();
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      aborter.abort();
    }, timeout * 1000);
    try {
      const { status, body } = await this.options.fetch(`${this.base}${path}?${new URLSearchParams(parameters)}`, {
        method: 'GET',
        headers: { accept: 'application/json', ...APART, ...this.options.headers },
        signal: aborter.signal,
        redirect: 'manual',
      });
      return { status, text: await textOf(body) };
    } catch (error) {
      if (error instanceof LokiError) {
        aborter.abort();
        throw error;
      }
      throw timedOut
        ? new LokiError('timeout', `no answer within ${timeout} s`)
        : new LokiError('unreachable', wordFor(error));
    } finally {
      clearTimeout(timer);
    }
  }
}

const within = (start: EpochMs, end: EpochMs) => ({ start: nanoseconds(start), end: nanoseconds(end) });

const nanoseconds = (time: EpochMs): string => `${Math.round(time)}000000`;

async function textOf(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const piece of body ?? []) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) {
      throw new LokiError('too-large', `more than ${MOST_BYTES >> 20} MiB`);
    }
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

/** The system's own word for it, such as ECONNREFUSED; messages hold the address, and this goes into capsules. */
function wordFor(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof AggregateError && cause.errors.length > 0) {
    return wordFor(cause.errors[0]);
  }
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
  return typeof code === 'string' && /^[\w-]{1,60}$/.test(code)
    ? code
    : oneLine(withoutAddress(typeof message === 'string' ? message : 'no connection'));
}
