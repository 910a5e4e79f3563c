import { message, Message } from '../explanation/Message';
import { Series } from './Series';

/** Metrics whose value is a time in Unix seconds. */
const TIMES = /_timestamp$|_time$|_created$|_time_seconds$|_started$/;

/** The last second of the year 9999: what comes later is no date. */
const LAST_SECOND = 253_402_300_799;

/** The largest number of which every whole number below is exact; no count or size of ours comes near. */
const MOST = Number.MAX_SAFE_INTEGER;

/** The API's exit codes are int32 (core/v1, ContainerStateTerminated): Windows' 0xC0000017 is -1073741801 there. */
const SIGNED = /_exitcode$/;
const LEAST_SIGNED = -(2 ** 31);

/** Times before 1970 stand for none (`finishedAt` of a status that was made up, facts/metrics.md 1.4); all else counts or measures. */
function boundsOf(metric: string): [least: number, most: number] {
  if (metric === '') {
    return [-Infinity, Infinity];
  }
  return TIMES.test(metric) ? [-LAST_SECOND, LAST_SECOND] : [SIGNED.test(metric) ? LEAST_SIGNED : 0, MOST];
}

const NAMED = 5;

/** Takes samples out that cannot be true, and keeps count of them: negative, infinite, no number, or no date. */
export class UnusableSamples {
  private readonly bounds = new Map<string, [least: number, most: number]>();
  /** by series, since several queries read the same */
  private readonly counts = new Map<string, { metric: string; count: number }>();

  /** The series without them, and without series that have nothing else. */
  without(all: Series[]): Series[] {
    // mostly there are none
    return all.every((series) => this.isUsable(series)) ? all : this.withoutSome(all);
  }

  /** Nothing is thrown away in silence. */
  notices(): Message[] {
    const found = [...this.counts.values()];
    const metrics = [...new Set(found.map(({ metric }) => metric))].sort();
    const count = found.reduce((sum, one) => sum + one.count, 0);
    const names = metrics.slice(0, NAMED).join(', ') + (metrics.length > NAMED ? ', …' : '');
    return count === 0 ? [] : [message('notice.samples-unusable', { count, metrics: names })];
  }

  private withoutSome(all: Series[]): Series[] {
    return all.flatMap((series) => {
      if (this.isUsable(series)) {
        return [series];
      }
      const { leftOut = 0, ...one } = series;
      const [least, most] = this.boundsOf(series.metric);
      const isPossible = (value: number) => value >= least && value <= most;
      const kept = one.times.map((_, i) => i).filter((i) => isPossible(one.values[i]));
      const count = leftOut + one.times.length - kept.length;
      // what an expression computes may be no number, as 0 / 0 is
      if (one.metric !== '') {
        this.counts.set(`${one.metric}${JSON.stringify(one.labels)}`, { metric: one.metric, count });
      }
      const [times, values] = [one.times, one.values].map((row) => kept.map((i) => row[i]));
      return kept.length > 0 ? [{ ...one, times, values }] : [];
    });
  }

  private isUsable({ metric, values, leftOut = 0 }: Series): boolean {
    const [least, most] = this.boundsOf(metric);
    return leftOut === 0 && allWithin(values, least, most);
  }

  private boundsOf(metric: string): [least: number, most: number] {
    const known = this.bounds.get(metric) ?? boundsOf(metric);
    this.bounds.set(metric, known);
    return known;
  }
}

/** A plain loop: every sample of an evidence passes here. */
function allWithin(values: number[], least: number, most: number): boolean {
  for (let i = 0; i < values.length; i++) {
    if (values[i] < least || values[i] > most) {
      return false;
    }
  }
  return true;
}
