import { Kill } from '../../kills/Kill';
import { NodeRecords } from '../../evidence/NodeRecords';
import { indexBefore, sampleAfter, Series } from '../../evidence/Series';
import { badScrapes, countOf, isStandstill } from '../../evidence/badScrapes';

/** Scrapes of a node look this far back for signs of a stall: a thrashing node is silent for up to 101 s (facts/metrics.md 9). */
const STALL_BEFORE_MS = 120_000;
const STALL_AFTER_MS = 30_000;
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

const NONE: FailedScrapes = { failed: 0, failedTargets: 0, slow: 0, firstAt: null };

/**
 * When the cause acted, as an interval, and which samples are safely before or after it. A sample can show what came
 * after its own timestamp: Prometheus stamps the start of a scrape, and a stalled node answers seconds later.
 */
export class Moment {
  /** the cause acted no earlier and no later */
  readonly from: number;
  readonly to: number;
  private failed: FailedScrapes | null = null;

  constructor(
    kill: Kill,
    private readonly node: NodeRecords
  ) {
    const kernelLag = kill.dating === 'finished-at';
    this.from = kernelLag ? kill.time - kill.errorMs : kill.window.after;
    this.to = kernelLag ? kill.time : kill.window.before;
  }

  get scrapes(): FailedScrapes {
    this.failed ??= this.failedScrapes();
    return this.failed;
  }

  /** Whether the node did not answer around the end. */
  get stalledNode(): boolean {
    return isStandstill(this.scrapes);
  }

  /** Whether any scrape was late or lost, so that timestamps may deceive. */
  get stalled(): boolean {
    return this.scrapes.failed > 0 || this.scrapes.slow > 0;
  }

  /** Whether it is known that the node answered its scrapes, all and in time. */
  get answered(): boolean {
    return !this.stalled && this.node.all('up').length > 0;
  }

  /** The last sample that was surely read before the cause acted. `stampedByScrape`: its time is the scrape's start. */
  before(
    series: Pick<Series, 'times' | 'values' | 'labels'> | null,
    stampedByScrape: boolean
  ): { at: number; value: number } | null {
    if (series === null) {
      return null;
    }
    for (let i = indexBefore(series.times, this.from); i >= 0; i--) {
      const at = series.times[i];
      if (at + this.delay(series.labels, at, stampedByScrape) < this.from) {
        return { at, value: series.values[i] };
      }
    }
    return null;
  }

  /** The first sample surely taken after it, where values can be `olderMs` older than their timestamps. */
  after(
    series: Pick<Series, 'times' | 'values'> | null,
    withinMs = Infinity,
    olderMs = 0
  ): { at: number; value: number } | null {
    const sample = series === null ? null : sampleAfter(series, this.to + olderMs + 500);
    return sample === null || sample.at > this.to + withinMs ? null : sample;
  }

  private delay(labels: Series['labels'], at: number, stampedByScrape: boolean): number {
    if (!stampedByScrape) {
      return this.stalled ? STALL_SLACK_MS : QUIET_SLACK_MS;
    }
    let longest: number | null = null;
    for (const series of this.node.all('scrape_duration_seconds')) {
      const took = series.labels.instance === labels.instance ? sampleAfter(series, at - 500) : null;
      if (took !== null && took.at < at + 500) {
        longest = Math.max(longest ?? -Infinity, took.value);
      }
    }
    return longest !== null ? longest * 1000 : this.stalled ? STALL_SLACK_MS : QUIET_SLACK_MS;
  }

  private failedScrapes(): FailedScrapes {
    const bad = badScrapes(this.node);
    const within = (scrapes: typeof bad.failed) =>
      scrapes.within(this.from - STALL_BEFORE_MS, this.to + STALL_AFTER_MS);
    const [failed, slow] = [within(bad.failed), within(bad.slow)];
    if (failed.length === 0 && slow.length === 0) {
      return NONE;
    }
    return {
      ...countOf(failed),
      slow: slow.length,
      firstAt: Math.min(...[...failed, ...slow].map(({ at }) => at)),
    };
  }
}
