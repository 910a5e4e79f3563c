import { Bytes } from '../../units';
import { Series } from '../../evidence/Series';
import { between } from '../../kills/Timeline';
import { Facts } from '../facts/Facts';

/** How a container's memory went before its end, over the instances that were sampled. */
export type Trend =
  /** it grew from start to end in each, and never slowed: a leak, or a cache without a bound */
  | { kind: 'growing'; rate: number; startBytes: Bytes; instances: number }
  /** it levelled off; the largest rise between two samples */
  | { kind: 'level'; largestRise: Bytes }
  | { kind: 'unknown' };

/** Fewer samples, or over less time, tell no trend. */
const FEWEST_SAMPLES = 5;
const SHORTEST_MS = 60_000;
/** Of the changes so many must be rises, the growth this share of the limit, and its second half not much slower. */
const RISES = 0.7;
const GROWTH_OF_LIMIT = 0.2;
const NOT_SLOWED = 0.4;

/** What the container's own samples say; page cache grows and is given back, so anonymous memory is looked at where it is known. */
export function trendOf({ records, graphed, limit, moment }: Facts): Trend {
  const rss = records.of('container_memory_rss', graphed);
  const all = (rss.length > 0 ? rss : records.of('container_memory_usage_bytes', graphed))
    .map((series) => between(series, -Infinity, moment.to))
    .filter(({ times }) => times.length >= FEWEST_SAMPLES && times[times.length - 1] - times[0] >= SHORTEST_MS);
  if (all.length === 0 || typeof limit !== 'number') {
    return { kind: 'unknown' };
  }
  const rates = all.map((series) => rateOfGrowth(series, GROWTH_OF_LIMIT * limit));
  const growing = rates.filter((rate) => rate !== null);
  if (growing.length === all.length) {
    const rate = growing.reduce((sum, one) => sum + one, 0) / growing.length;
    return {
      kind: 'growing',
      rate,
      startBytes: Math.min(...all.map(({ values }) => values[0])),
      instances: all.length,
    };
  }
  const last = all.reduce((latest, one) => (one.times.at(-1)! > latest.times.at(-1)! ? one : latest));
  return rateOfGrowth(last, GROWTH_OF_LIMIT * limit) === null
    ? { kind: 'level', largestRise: Math.max(...all.map(largestRise)) }
    : { kind: 'unknown' };
}

/** Bytes a second from the first to the last sample; null when it did not grow steadily by so much. */
function rateOfGrowth({ times, values }: Series, least: Bytes): number | null {
  const n = values.length;
  const changes = values.slice(1).map((value, i) => value - values[i]).filter((by) => by !== 0); // prettier-ignore
  const middle = n >> 1;
  const [first, second] = [values[middle] - values[0], values[n - 1] - values[middle]];
  const steady = changes.filter((by) => by > 0).length >= RISES * changes.length && second >= NOT_SLOWED * first;
  const growth = values[n - 1] - values[0];
  return steady && growth >= least ? growth / ((times[n - 1] - times[0]) / 1000) : null;
}

const largestRise = ({ values }: Series): Bytes =>
  values.reduce((most, value, i) => Math.max(most, i === 0 ? 0 : value - values[i - 1]), 0);
