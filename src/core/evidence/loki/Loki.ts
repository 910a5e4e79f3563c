import { EpochMs } from '../../units';
import { TimeRange } from '../Evidence';
import { Labels } from '../Series';

/** Lines of streams: a LogQL log query over `[start, end)`, at most `limit` lines from the end that `direction` says. */
export interface LogQuery {
  expression: string;
  start: EpochMs;
  end: EpochMs;
  limit: number;
  direction: 'forward' | 'backward';
}

export interface LogEntry {
  /** Unix nanoseconds in digits: more than a number can hold */
  ns: string;
  line: string;
}

/** A stream's lines in the order in which Loki gave them. Structured metadata is not among its labels. */
export interface LogStream {
  labels: Labels;
  entries: LogEntry[];
}

/**
 * The only door to Loki (https://grafana.com/docs/loki/latest/reference/loki-http-api/). Two adapters stand behind it:
 * the HTTP API and Grafana's own Loki data source. All reject with a `LokiError`.
 */
export interface Loki {
  /** how many queries may be under way at once */
  readonly concurrency: number;
  /** names of stream labels in that time */
  labelNames(range: TimeRange): Promise<string[]>;
  labelValues(label: string, range: TimeRange): Promise<string[]>;
  query(query: LogQuery): Promise<LogStream[]>;
}

export const LOKI_FAULTS = [
  /** no connection, name not found, TLS refused */
  'unreachable',
  /** nothing came in time */
  'timeout',
  /** 401, also “no org id” of a Loki with tenants */
  'unauthorized',
  /** 403 */
  'forbidden',
  /** 429 */
  'too-many',
  /** something answered, but not with Loki's JSON */
  'not-loki',
  /** the data source is not there, or is none of Loki */
  'missing',
  /** a limit of Loki's own: bytes read, entries, series, length of the range */
  'limit',
  /** the answer is larger than is read */
  'too-large',
  /** Loki refused or failed this query otherwise */
  'query',
] as const;

export type LokiFault = (typeof LOKI_FAULTS)[number];

export class LokiError extends Error {
  constructor(
    readonly fault: LokiFault,
    /** what the server or the network said, one line */
    readonly detail: string
  ) {
    super(`${fault}: ${detail}`);
    this.name = 'LokiError';
  }
}
