import { Series } from '../Series';

/** Intervals people configure, in seconds. */
const USUAL = [5, 10, 15, 20, 30, 60, 120, 300];

/** Seconds between two scrapes, from the spacing of samples that carry the scrape's own time; 30 when there are none. */
export function scrapeInterval(series: Series[]): number {
  const gaps: number[] = [];
  for (const { times } of series) {
    for (let i = 1; i < times.length; i++) {
      gaps.push(times[i] - times[i - 1]);
    }
  }
  if (gaps.length === 0) {
    return 30;
  }
  gaps.sort((a, b) => a - b);
  const median = gaps[gaps.length >> 1] / 1000;
  return USUAL.reduce((best, one) => (Math.abs(one - median) < Math.abs(best - median) ? one : best));
}
