import { BelowLimit, BelowLimitRow } from '../Explanation';
import { Message, message } from '../Message';

/** Why the graph stayed below 100 %, in a line: what was seen, and the largest part of what was not. */
export function belowAnswer({ limitBytes, seenBytes, rows }: BelowLimit): Message {
  if (limitBytes === null) {
    return message('answer.below-no-limit', { seenBytes });
  }
  const seenShare = limitBytes === 0 ? 1 : seenBytes / limitBytes;
  const main = rows.find(({ why }) => why === 'base') ?? largest(rows);
  return main === undefined
    ? message('answer.below-nothing', { seenShare })
    : message(`answer.below-${main.why}`, { seenShare, gapBytes: Math.abs(main.bytes) });
}

function largest(rows: BelowLimitRow[]): BelowLimitRow | undefined {
  const [first, ...rest] = rows.filter(({ bytes }) => bytes !== 0);
  return first && rest.reduce((most, row) => (Math.abs(row.bytes) > Math.abs(most.bytes) ? row : most), first);
}
