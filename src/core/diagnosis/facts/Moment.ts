import { Kill } from '../../kills/Kill';
import { NodeRecords } from '../../evidence/NodeRecords';

/** Scrapes of a node look this far back for signs of a stall: a thrashing node is silent for up to 101 s (facts/metrics.md 9). */
const STALL_BEFORE_MS = 120_000;
const STALL_AFTER_MS = 30_000;
/** A scrape slower than this near a kill makes its values uncertain. */
const SLOW_SCRAPE_SECONDS = 8;
/** How much later than its own timestamp a value can have been read while the node stalls. */
const STALL_SLACK_MS = 60_000;
const QUIET_SLACK_MS = 1000;

export interface FailedScrapes {
  failed: number;
  /** how many of the node's targets failed at least once */
  failedTargets: number;
  slow: number;
  firstAt: number | null;
}

/**
 * When the cause acted, as an interval, and which samples are safely before or after it. A sample can show what came
 * after its own timestamp: Prometheus stamps the start of a scrape, and a stalled node answers seconds later.
 */
export class Moment {
  /** the cause acted no earlier and no later */
  readonly from: number;
  readonly to: number;
  readonly scrapes: FailedScrapes;

  constructor(
    kill: Kill,
    private readonly node: NodeRecords
  ) {
    const kernelLag = kill.dating === 'finished-at';
    this.from = kernelLag ? kill.time - kill.errorMs : kill.window.after;
    this.to = kernelLag ? kill.time : kill.window.before;
    this.scrapes = this.failedScrapes();
  }

  /** Scrapes fail now and then; several of several targets within two minutes are a node that does not answer. */
  get stalledNode(): boolean {
    return this.scrapes.failed >= 3 && this.scrapes.failedTargets >= 2;
  }

  /** Whether any scrape was late or lost, so that timestamps may deceive. */
  get stalled(): boolean {
    return this.scrapes.failed > 0 || this.scrapes.slow > 0;
  }

  /** The last sample that was surely read before the cause acted. `stampedByScrape`: its time is the scrape's start. */
  before(
    series: { times: number[]; values: number[]; labels: Record<string, string> } | null,
    stampedByScrape: boolean
  ): { at: number; value: number } | null {
    if (series === null) {
      return null;
    }
    for (let i = series.times.length - 1; i >= 0; i--) {
      const at = series.times[i];
      if (at < this.from && at + this.delay(series.labels, at, stampedByScrape) < this.from) {
        return { at, value: series.values[i] };
      }
    }
    return null;
  }

  /** The first sample surely taken after it. */
  after(
    series: { times: number[]; values: number[] } | null,
    withinMs = Infinity
  ): { at: number; value: number } | null {
    const i = series === null ? -1 : series.times.findIndex((time) => time > this.to + 500);
    return series === null || i < 0 || series.times[i] > this.to + withinMs
      ? null
      : { at: series.times[i], value: series.values[i] };
  }

  private delay(labels: Record<string, string>, at: number, stampedByScrape: boolean): number {
    if (!stampedByScrape) {
      return this.stalled ? STALL_SLACK_MS : QUIET_SLACK_MS;
    }
    const durations = this.node.all('scrape_duration_seconds', (own) => own.instance === labels.instance);
    const took = durations
      .map((series) => series.values[series.times.findIndex((time) => Math.abs(time - at) < 500)])
      .filter((value) => value !== undefined);
    return took.length > 0 ? Math.max(...took) * 1000 : this.stalled ? STALL_SLACK_MS : QUIET_SLACK_MS;
  }

  private failedScrapes(): FailedScrapes {
    const from = this.from - STALL_BEFORE_MS;
    const to = this.to + STALL_AFTER_MS;
    let failed = 0;
    const failedTargets = new Set<string>();
    let slow = 0;
    let firstAt: number | null = null;
    const look = (metric: string, bad: (value: number) => boolean, count: (labels: Record<string, string>) => void) => {
      for (const { times, values, labels } of this.node.all(metric)) {
        times.forEach((time, i) => {
          if (time >= from && time <= to && bad(values[i])) {
            count(labels);
            firstAt = Math.min(firstAt ?? Infinity, time);
          }
        });
      }
    };
    look(
      'up',
      (value) => value === 0,
      (labels) => {
        failed++;
        failedTargets.add(JSON.stringify(labels));
      }
    );
    look(
      'scrape_duration_seconds',
      (value) => value >= SLOW_SCRAPE_SECONDS,
      () => slow++
    );
    return { failed, failedTargets: failedTargets.size, slow, firstAt };
  }
}
