import { type Line } from '../../core/picture/Line';
import { lastIndexAt } from '../picture/lastSample';

/** Beyond its last sample a line says nothing; limits are kept only where they change, so between samples they hold. */
const STALE_MS = 5 * 60_000;

/** The value that holds at a moment: of the sample before it; null before the first, in a break and after the end. */
export function valueAt({ times, values }: Line<string>, at: number): number | null {
  const i = lastIndexAt(times, at);
  const ended = i === times.length - 1 && at - times[i] > STALE_MS;
  return ended ? null : (values[i] ?? null);
}
