import { type BelowLimit, type BelowLimitRow } from '../../../core/explanation/Explanation';

/** A bar of the waterfall from what was seen to the limit: shares of one scale. */
export interface LimitBar {
  kind: 'seen' | 'limit' | BelowLimitRow['why'];
  row: BelowLimitRow | null;
  bytes: number;
  from: number;
  to: number;
}

/** Each row starts where the one before ended; a negative one goes back. */
export function limitBars({ seenBytes, limitBytes, rows }: BelowLimit): LimitBar[] {
  const spans: Array<Omit<LimitBar, 'from' | 'to'> & { from: number; to: number }> = [
    { kind: 'seen', row: null, bytes: seenBytes, from: 0, to: seenBytes },
  ];
  let at = seenBytes;
  for (const row of rows) {
    spans.push({
      kind: row.why,
      row,
      bytes: row.bytes,
      from: Math.min(at, at + row.bytes),
      to: Math.max(at, at + row.bytes),
    });
    at += row.bytes;
  }
  if (limitBytes !== null) {
    spans.push({ kind: 'limit', row: null, bytes: limitBytes, from: 0, to: limitBytes });
  }
  const most = Math.max(1, ...spans.map(({ to }) => to));
  return spans.map((span) => ({ ...span, from: Math.max(0, span.from / most), to: span.to / most }));
}
