import { Series, indexAt } from '../evidence/Series';

/** A value that held from one sample to another, both included, without a change between them. */
export interface Run<T> {
  value: T;
  first: number;
  last: number;
}

/** Samples of one thing over time. Two exporters that say the same (two replicas, a restarted one) become one. */
export const merged = (series: Series[]): Series => (series.length === 0 ? NOTHING : series.reduce(mergedTwo));

const NOTHING: Series = { metric: '', labels: {}, times: [], values: [] };

/** The greater of two values of one time. */
function mergedTwo(one: Series, other: Series): Series {
  const times: number[] = [];
  const values: number[] = [];
  for (let i = 0, j = 0; i < one.times.length || j < other.times.length;) {
    const [time, next] = [one.times[i] ?? Infinity, other.times[j] ?? Infinity];
    times.push(Math.min(time, next));
    values.push(Math.max(time <= next ? one.values[i] : -Infinity, next <= time ? other.values[j] : -Infinity));
    i += time <= next ? 1 : 0;
    j += next <= time ? 1 : 0;
  }
  return { ...one, times, values };
}

/** Runs of equal values. */
export function runs({ times, values }: Series): Array<Run<number>> {
  const out: Array<Run<number>> = [];
  times.forEach((time, i) => {
    const current = out.at(-1);
    if (current && current.value === values[i]) {
      current.last = time;
    } else {
      out.push({ value: values[i], first: time, last: time });
    }
  });
  return out;
}

/**
 * Series that are 1 while a label holds (`reason="Error"`), as runs of that label.
 * @param isLeft whether the state was left between two samples and taken again
 */
export function labelRuns(
  series: Series[],
  label: string,
  isLeft: (last: number, next: number) => boolean
): Array<Run<string>> {
  const out: Array<Run<string>> = [];
  for (const one of series) {
    let current: Run<string> | null = null;
    one.times.forEach((time, i) => {
      if (one.values[i] !== 1) {
        current = null;
      } else if (current && !isLeft(current.last, time)) {
        current.last = time;
      } else {
        current = { value: one.labels[label] ?? '', first: time, last: time };
        out.push(current);
      }
    });
  }
  return out.sort((a, b) => a.first - b.first);
}

/** Whether the series has a sample within `slackMs` of the time: both come from one scrape. */
export function presentAt(series: Series, time: number, slackMs = 1000): boolean {
  const i = indexAt(series, time + slackMs);
  return i >= 0 && series.times[i] >= time - slackMs;
}

/** The samples of a series within an interval, both ends included. */
export function between(series: Series, from: number, to: number): Series {
  const start = indexAt(series, from - 1) + 1;
  const end = indexAt(series, to) + 1;
  return start === 0 && end === series.times.length
    ? series
    : { ...series, times: series.times.slice(start, end), values: series.values.slice(start, end) };
}
