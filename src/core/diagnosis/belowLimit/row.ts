import { Bytes } from '../../units';
import { BelowLimitRow } from '../../explanation/Explanation';
import { Message } from '../../explanation/Message';

/** A petabyte: whatever a broken exporter says, sums of a few of these stay exact in a double. */
const MOST = 2 ** 50;

/** Whole bytes (and never -0), so that rows add up to the byte. */
export const whole = (bytes: number): Bytes => Math.round(Math.min(MOST, Math.max(-MOST, bytes))) + 0;

export const row = (
  why: BelowLimitRow['why'],
  bytes: Bytes,
  bound: BelowLimitRow['bound'],
  said: Message
): BelowLimitRow => ({ why, bytes, bound, message: said });
