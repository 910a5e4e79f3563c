import { Advice } from '../../explanation/Explanation';
import { Message } from '../../explanation/Message';
import { quantityOf } from '../../kubernetes/quantity';
import { Bytes } from '../../units';

const MEBIBYTE = 2 ** 20;

/** A manifest's quantity, rounded up to whole Mi: what is asked for is at least that much. */
export const atLeast = (bytes: Bytes): string => quantityOf(Math.ceil(bytes / MEBIBYTE) * MEBIBYTE);

/** The same rounded down: a cap. */
export const atMost = (bytes: Bytes): string => quantityOf(Math.floor(bytes / MEBIBYTE) * MEBIBYTE);

/** What is declared now, as exactly as it is. */
export const asDeclared = (bytes: Bytes | null): string | null =>
  bytes === null || bytes <= 0 ? null : quantityOf(bytes);

export const inspect = (target: string, field: string, said: Message, from: string | null = null): Advice => ({
  kind: 'inspect',
  target,
  field,
  from,
  to: null,
  message: said,
});

export const change = (target: string, field: string, from: string | null, to: string, said: Message): Advice => ({
  kind: 'change',
  target,
  field,
  from,
  to,
  message: said,
});
