import { epochMs } from '../../units';
import { Evidence, TimeRange } from '../Evidence';
import { Kill } from '../../kills/Kill';

/** Unix milliseconds, both ends included. */
export interface TimeWindow {
  from: number;
  to: number;
}

/** Overlapping windows, and those that lie closer than the gap, become one; in order of time. */
export function merged(windows: TimeWindow[], gapMs: number): TimeWindow[] {
  const out: TimeWindow[] = [];
  for (const { from, to } of [...windows].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last !== undefined && from <= last.to + gapMs) {
      last.to = Math.max(last.to, to);
    } else {
      out.push({ from, to });
    }
  }
  return out;
}

/** When the cause of a kill can have acted. */
export const momentOf = ({ dating, time, errorMs, window }: Kill): TimeWindow =>
  dating === 'finished-at' ? { from: time - errorMs, to: time } : { from: window.after, to: window.before };

/** The kills that an answer can tell. */
export const askedKills = ({ range }: Evidence, kills: Kill[]): Kill[] =>
  kills.filter(({ pod, time }) => pod.selected && time >= range.from && time < range.to);

/** So long a range is read from end to end; of a longer one only the times around kills. */
const READ_WHOLE_MS = 6 * 3_600_000;
const AROUND_MS = 60_000;
const GAP_MS = 300_000;

/** The times to look into: all of a short range, else around the kills. */
export function windowsFor(
  { range, askedAt }: Evidence,
  kills: Kill[],
  { before = AROUND_MS, after = AROUND_MS } = {}
): TimeWindow[] {
  // prettier-ignore
  if (range.to - range.from <= READ_WHOLE_MS) {
    return [{ from: range.from - before, to: Math.max(Math.min(range.to + after, askedAt), range.from) }];
  }
  const moments = kills.map(momentOf).map(({ from, to }) => ({ from: from - before, to: to + after }));
  return merged(moments, GAP_MS);
}

const LABELS_AROUND_MS = 1_800_000;

/** The time in which labels are looked up: that of the kills. A Loki may refuse a long one, and nodes come and go. */
export function labelRange({ range }: Evidence, kills: Kill[]): TimeRange {
  const [first] = kills.map(momentOf).sort((a, b) => a.from - b.from);
  const last = Math.max(...kills.map((kill) => momentOf(kill).to));
  return first === undefined
    ? { from: epochMs(Math.max(range.from, range.to - READ_WHOLE_MS)), to: range.to }
    : { from: epochMs(first.from - LABELS_AROUND_MS), to: epochMs(last + LABELS_AROUND_MS) };
}
