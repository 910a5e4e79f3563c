import { message, Message } from '../../explanation/Message';
import { Series } from '../Series';

/** Times before 1970 stand for none (`finishedAt` of a status that was made up, facts/metrics.md 1.4); all else counts or measures. */
const MAY_BE_NEGATIVE = /_timestamp$|_time$|_created$|_time_seconds$|_started$/;

const NAMED = 5;

/** Takes samples out of answers that cannot be true, and keeps count of them: negative, infinite, or no number. */
export class UnusableSamples {
  /** by series, since several queries read the same */
  private readonly counts = new Map<string, { metric: string; count: number }>();

  /** The series without them. */
  without(all: Series[]): Series[] {
    return all.map((series) => {
      const { leftOut = 0, ...one } = series;
      const isRead = one.metric === '' || MAY_BE_NEGATIVE.test(one.metric) || one.values.every((value) => value >= 0);
      if (leftOut === 0 && isRead) {
        return series;
      }
      const kept = one.times.map((_, i) => i).filter((i) => isRead || one.values[i] >= 0);
      const count = leftOut + one.times.length - kept.length;
      // what an expression computes may be no number, as 0 / 0 is
      if (one.metric !== '') {
        this.counts.set(`${one.metric}${JSON.stringify(one.labels)}`, { metric: one.metric, count });
      }
      return { ...one, times: kept.map((i) => one.times[i]), values: kept.map((i) => one.values[i]) };
    });
  }

  /** Nothing is thrown away in silence. */
  notices(): Message[] {
    const found = [...this.counts.values()];
    const metrics = [...new Set(found.map(({ metric }) => metric))].sort();
    const count = found.reduce((sum, one) => sum + one.count, 0);
    const names = metrics.slice(0, NAMED).join(', ') + (metrics.length > NAMED ? ', …' : '');
    return count === 0 ? [] : [message('notice.samples-unusable', { count, metrics: names })];
  }
}
