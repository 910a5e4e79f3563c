/** Fewer bytes than this are the top of an empty lane. */
const EMPTY = 1024;

/** Ticks from 0 to `most` bytes in binary steps: about as many as asked for; none but 0 on an empty lane. */
export function byteTicks(most: number, wanted: number): number[] {
  if (!(most >= EMPTY)) {
    return [0];
  }
  const step = 2 ** Math.round(Math.log2(most / Math.max(1, wanted)));
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) => i * step);
}
