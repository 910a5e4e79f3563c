import { type Line } from '../../core/picture/Line';

export interface Sample {
  /** Unix milliseconds */
  time: number;
  value: number;
}

/** What a graph showed last before a moment; null when nothing was seen since `after`. */
export function lastSample(line: Line<string> | undefined, before: number, after = -Infinity): Sample | null {
  const { times = [], values = [] } = line ?? {};
  for (let i = lastIndexAt(times, before); i >= 0 && times[i] > after; i--) {
    const value = values[i];
    if (value !== null) {
      return { time: times[i], value };
    }
  }
  return null;
}

/** The last index whose time is not after `at`; -1 when all are. */
export function lastIndexAt(times: number[], at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
