/** Where a name may stand beside a mark; `width` in CSS pixels. */
export interface Room {
  side: 'left' | 'right';
  width: number;
}

/**
 * The room for a name beside the mark `i` of several in a row, so that neither covers another mark: at the right if
 * `wanted` fits there, else at the roomier side. All in CSS pixels; `xs` are the marks' left edges in ascending order,
 * `from` and `to` the row's ends.
 */
export function besideMark(
  xs: number[],
  i: number,
  size: number,
  row: { from: number; to: number },
  wanted: number
): Room {
  const left = xs[i] - (i > 0 ? xs[i - 1] + size : row.from);
  const right = (i + 1 < xs.length ? xs[i + 1] : row.to) - (xs[i] + size);
  return right >= wanted || right >= left ? { side: 'right', width: right } : { side: 'left', width: left };
}
