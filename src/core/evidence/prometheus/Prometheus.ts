import { EpochMs } from '../../units';
import { Series } from '../Series';

/** When an expression is evaluated: at one instant, or over a range whose start is a multiple of the step. */
export type Evaluation = { at: EpochMs } | { start: EpochMs; end: EpochMs; stepSeconds: number };

/**
 * The only door to Prometheus. Two adapters stand behind it: the HTTP API and Grafana's own Prometheus data source.
 * An instant query may carry a range selector (`metric[5m]`), which brings raw samples with their own timestamps.
 * Evaluation times are ours: an adapter must not move them. Samples that are NaN or infinite are left out by both,
 * because Grafana turns them into null.
 * Rejects with a `PrometheusError`.
 */
export interface Prometheus {
  /** how many queries may be under way at once; an adapter that sends many as one request may allow more */
  readonly concurrency: number;
  query(expression: string, evaluation: Evaluation): Promise<Series[]>;
}

export type PrometheusFault =
  /** no connection, name not found, TLS refused */
  | 'unreachable'
  /** nothing came in time */
  | 'timeout'
  /** 401 */
  | 'unauthorized'
  /** 403 */
  | 'forbidden'
  /** something answered, but not with Prometheus' JSON (a proxy's page, another server) */
  | 'not-prometheus'
  /** Prometheus itself refused or failed this query (400, 422, 503, too many samples) */
  | 'query';

export class PrometheusError extends Error {
  constructor(
    readonly fault: PrometheusFault,
    /** the server's address without credentials, or the data source's name */
    readonly address: string,
    /** what the server or the network said, one line */
    readonly detail: string
  ) {
    super(`${fault}: ${address}: ${detail}`);
    this.name = 'PrometheusError';
  }
}
