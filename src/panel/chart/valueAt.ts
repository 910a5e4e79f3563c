import { type Line } from '../../core/picture/Line';
import { lastIndexAt } from '../picture/lastSample';

/** The value that holds at a moment: of the sample before it; null before the first and in a break. */
export const valueAt = ({ times, values }: Line<string>, at: number): number | null =>
  values[lastIndexAt(times, at)] ?? null;
