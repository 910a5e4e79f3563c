import { Bytes } from '../../units';
import { BelowLimitRow } from '../../explanation/Explanation';
import { Message } from '../../explanation/Message';

export const row = (
  why: BelowLimitRow['why'],
  bytes: Bytes,
  bound: BelowLimitRow['bound'],
  said: Message
): BelowLimitRow => ({ why, bytes, bound, message: said });
