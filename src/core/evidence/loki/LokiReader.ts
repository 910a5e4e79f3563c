import { message, Message } from '../../explanation/Message';
import { epochMs, toIso } from '../../units';
import { QueryRecord, TimeRange } from '../Evidence';
import { EvidenceFamily } from '../families';
import { Loki, LogQuery, LogStream, LokiError, LokiFault } from './Loki';

/** Loki gives no more by default (`max_entries_limit_per_query`). */
export const MOST_LINES = 5000;
/** Lines of all queries together. */
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_QUERIES = 300;

/** One query's failure; after any other fault asking on is pointless. */
const PASSING = new Set<LokiFault>(['limit', 'query', 'too-large']);

export interface ReadLines {
  streams: LogStream[];
  /** nothing was left out: neither cut at a limit nor failed */
  whole: boolean;
}

/** Whole milliseconds, none left out. */
const rounded = ({ from, to }: TimeRange): TimeRange => ({
  from: epochMs(Math.floor(from)),
  to: epochMs(Math.ceil(to)),
});

const NOTHING: ReadLines = { streams: [], whole: false };

/**
 * Asks Loki within bounds and keeps the record. Nothing that Loki does ends an explanation: whatever fails or is cut
 * becomes a notice, and what it would have shown is missing.
 */
export class LokiReader {
  readonly queries: QueryRecord[] = [];
  private readonly said = new Map<string, Message>();
  private readonly waiting: Array<() => void> = [];
  private running = 0;
  private bytes = 0;
  private limit = MOST_LINES;
  private stopped = false;

  constructor(private readonly loki: Loki) {}

  get notices(): Message[] {
    return [...this.said.values()];
  }

  labelNames(range: TimeRange): Promise<string[]> {
    return this.guarded('kernel-log', [], () => this.loki.labelNames(rounded(range)));
  }

  labelValues(label: string, range: TimeRange): Promise<string[]> {
    return this.guarded('kernel-log', [], () => this.loki.labelValues(label, rounded(range)));
  }

  /** Lines of a query; `most` below the bound is asked for where the first lines are enough. */
  async lines(
    family: EvidenceFamily,
    query: Omit<LogQuery, 'limit' | 'direction'> & Partial<Pick<LogQuery, 'direction'>>,
    most = MOST_LINES
  ): Promise<ReadLines> {
    const { expression } = query;
    const { from: start, to: end } = rounded({ from: query.start, to: query.end });
    const record: QueryRecord = { id: `l${this.queries.length + 1}`, family, expression, seriesCount: null, error: null }; // prettier-ignore
    if (this.queries.length >= MOST_QUERIES) {
      this.say(message('notice.loki-queries', { count: MOST_QUERIES }));
      return NOTHING;
    }
    this.queries.push(record);
    const streams = await this.guarded(
      family,
      null,
      () => this.answer({ direction: 'forward', ...query, start, end, limit: Math.min(most, this.limit) }),
      (error) => (record.error = error.detail)
    );
    if (streams === null) {
      record.error ??= 'not asked';
      return NOTHING;
    }
    record.seriesCount = streams.length;
    const lines = streams.flatMap(({ entries }) => entries);
    this.count(lines.reduce((sum, { line }) => sum + line.length, 0));
    const cut = lines.length >= Math.min(MOST_LINES, this.limit);
    if (cut) {
      const [fromAt, toAt] = [start, end].map(toIso);
      this.say(message('notice.loki-cut', { family, count: lines.length, fromAt, toAt }));
    }
    return { streams, whole: !cut };
  }

  /** A Loki may allow fewer lines than asked for, and says so with both numbers. */
  private async answer(query: LogQuery): Promise<LogStream[]> {
    try {
      return await this.loki.query(query);
    } catch (error) {
      const allowed = error instanceof LokiError ? /entries.*\(\d+ > (\d{1,6})\)/.exec(error.detail)?.[1] : undefined;
      if (allowed === undefined || Number(allowed) < 1 || Number(allowed) >= query.limit) {
        throw error;
      }
      this.limit = Number(allowed);
      return this.loki.query({ ...query, limit: this.limit });
    }
  }

  private count(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > MOST_BYTES && !this.stopped) {
      this.stopped = true;
      this.say(message('notice.loki-bytes', { readBytes: MOST_BYTES }));
    }
  }

  private async guarded<T>(
    family: EvidenceFamily,
    otherwise: T,
    ask: () => Promise<T>,
    failed: (error: LokiError) => void = () => undefined
  ): Promise<T> {
    await this.turn();
    try {
      return this.stopped ? otherwise : await ask();
    } catch (error) {
      if (!(error instanceof LokiError)) {
        throw error;
      }
      failed(error);
      this.stopped ||= !PASSING.has(error.fault);
      this.say(message(`notice.loki-${error.fault}`, { family, detail: error.detail }));
      return otherwise;
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    if (this.running >= this.loki.concurrency) {
      await new Promise<void>((go) => this.waiting.push(go));
    }
    this.running++;
  }

  /** Of like notices one is told; of a query's own failure one a family. */
  private say(notice: Message): void {
    const { family = '', fromAt = '' } = notice.params;
    const key = JSON.stringify([notice.id, this.stopped ? '' : family, fromAt]);
    if (!this.said.has(key)) {
      this.said.set(key, notice);
    }
  }
}
