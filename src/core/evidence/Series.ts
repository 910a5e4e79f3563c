/** Labels of a series without `__name__`; an absent label and an empty one are the same, as in Prometheus. */
export type Labels = Readonly<Record<string, string>>;

/** One time series: parallel arrays, times in Unix milliseconds, ascending. Values that are not finite are left out. */
export interface Series {
  metric: string;
  labels: Labels;
  times: number[];
  values: number[];
  /** how many samples a server's answer had that were no finite number; evidence never holds it */
  leftOut?: number;
}

/** Index of the last sample at or before `time`, -1 when there is none. */
export function indexAt(series: { readonly times: readonly number[] }, time: number): number {
  let low = 0;
  let high = series.times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (series.times[middle] <= time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}

/** Index of the last of ascending times that lies before `time`, -1 when there is none. */
export function indexBefore(times: readonly number[], time: number): number {
  let i = indexAt({ times }, time);
  while (i >= 0 && times[i] === time) {
    i--;
  }
  return i;
}

/** The values of all samples from one time to another, both included. */
export const valuesWithin = ({ times, values }: Pick<Series, 'times' | 'values'>, from: number, to: number): number[] =>
  values.slice(indexBefore(times, from) + 1, indexAt({ times }, to) + 1);

export interface Sample {
  at: number;
  value: number;
}

/** The last sample at or before `time`; null when the series has none that early. */
export function sampleAt(series: Series, time: number): Sample | null {
  const i = indexAt(series, time);
  return i < 0 ? null : { at: series.times[i], value: series.values[i] };
}

/** The first sample after `time`; null when the series ends before. */
export function sampleAfter(series: Pick<Series, 'times' | 'values'>, time: number): Sample | null {
  const i = indexAt(series, time) + 1;
  return i < series.times.length ? { at: series.times[i], value: series.values[i] } : null;
}
