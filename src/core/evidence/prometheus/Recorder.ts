import { message, Message } from '../../explanation/Message';
import { EvidenceFamily } from '../families';
import { SelectionError } from '../SelectionError';
import { QueryRecord } from '../Evidence';
import { Series } from '../Series';
import { UnusableSamples } from '../UnusableSamples';
import { Evaluation, Prometheus, PrometheusError } from './Prometheus';

/** Faults after which asking on is pointless: nobody answers, or not to us. */
const FATAL = new Set(['unreachable', 'unauthorized', 'forbidden', 'not-prometheus']);

/** Only patterns of the user's can be malformed: our own are built. */
const BAD_PATTERN = /parsing regexp|invalid regexp|cannot parse regexp|regexp.*missing/i;

/**
 * Asks Prometheus and keeps the record: every expression with what came of it. A query that Prometheus itself fails
 * becomes a notice and missing evidence; a server that cannot be reached ends the collection.
 */
export class Recorder {
  readonly queries: QueryRecord[] = [];
  readonly notices: Message[] = [];
  /** queries whose expression is the user's own */
  private readonly theirs = new Set<string>();
  readonly unusable = new UnusableSamples();
  private readonly waiting: Array<() => void> = [];
  private running = 0;

  constructor(private readonly prometheus: Prometheus) {}

  /** @throws SelectionError when a pattern of the user's is malformed. @throws PrometheusError when the server cannot be reached or refuses; `required` queries throw on any fault, and the user's own expression (`theirs`) on none that is of its making */
  async ask(
    family: EvidenceFamily,
    expression: string,
    evaluation: Evaluation,
    { required = false, theirs = false } = {}
  ): Promise<{ series: Series[]; queryId: string }> {
    const record: QueryRecord = {
      id: `q${this.queries.length + 1}`,
      family,
      expression,
      seriesCount: null,
      error: null,
    };
    this.queries.push(record);
    if (theirs) {
      this.theirs.add(record.id);
    }
    await this.turn();
    try {
      const answer = await this.prometheus.query(expression, evaluation);
      // what the user's own expression computes may be anything
      const series = theirs ? answer.map(({ leftOut: _, ...one }) => one) : this.unusable.without(answer);
      record.seriesCount = series.length;
      return { series: series.sort(byLabels), queryId: record.id };
    } catch (error) {
      if (!theirs && error instanceof PrometheusError && error.fault === 'query' && BAD_PATTERN.test(error.detail)) {
        throw new SelectionError(error.detail);
      }
      if (!(error instanceof PrometheusError) || required || FATAL.has(error.fault)) {
        throw error;
      }
      record.error = error.detail;
      return { series: [], queryId: record.id };
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }

  /** A notice for each query that failed, in the order they were made. */
  failures(): Message[] {
    return this.queries
      .filter(({ error }) => error !== null)
      .map(({ id, family, expression, error }) =>
        this.theirs.has(id)
          ? message('notice.expr-failed', { expr: expression, error: error! })
          : message('notice.query-failed', { family, query: expression, error: error! })
      );
  }

  private async turn(): Promise<void> {
    if (this.running >= this.prometheus.concurrency) {
      await new Promise<void>((go) => this.waiting.push(go));
    }
    this.running++;
  }
}

/** Engines return series in any order; evidence has one. */
export function byLabels(a: Series, b: Series): number {
  return sortKey(a) < sortKey(b) ? -1 : 1;
}

function sortKey(series: Series): string {
  const labels = Object.entries(series.labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return series.metric + JSON.stringify(labels);
}
