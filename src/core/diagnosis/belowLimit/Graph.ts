import { Bytes } from '../../units';
import { BelowLimitRow } from '../../explanation/Explanation';
import { Message } from '../../explanation/Message';

/** What a graph of this container's memory showed before its end. Bytes are whole, times Unix milliseconds. */
export interface Graph {
  seenBytes: Bytes;
  at: number;
  maxBytes: Bytes;
  stepSeconds: number;
  /** the user's expression; null for an ordinary dashboard's working set */
  expr: string | null;
  /** from what it showed to what the container was charged at its last sample */
  rows: BelowLimitRow[];
  /** what its 100 % stands for, where that is not the container's own limit */
  base: { bytes: Bytes; message: Message } | null;
}
