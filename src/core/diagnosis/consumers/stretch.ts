import { Facts } from '../facts/Facts';
import { UsedMemory } from './usedMemory';

/** The last quiet moment is looked for this far back. */
const LOOK_BACK_MS = 15 * 60_000;
/** Growth over less than this is noise between two exporters' samples. */
const SHORTEST_MS = 15_000;

/**
 * The time the account covers: from the last quiet moment, the least used memory of the quarter of an hour before, to the
 * last sample surely taken before the kill. Null where there are no two such samples.
 * @param since nothing is known of the containers before this
 */
export function stretch(
  { moment }: Pick<Facts, 'moment'>,
  { series, from: source }: UsedMemory,
  since: number
): { from: number; to: number } | null {
  const last = moment.before(series, source === 'meminfo');
  if (last === null) {
    return null;
  }
  const earliest = Math.max(since, last.at - LOOK_BACK_MS);
  let quiet = -1;
  for (let i = 0; i < series.times.length && series.times[i] <= last.at - SHORTEST_MS; i++) {
    if (series.times[i] >= earliest && (quiet < 0 || series.values[i] <= series.values[quiet])) {
      quiet = i;
    }
  }
  return quiet < 0 ? null : { from: series.times[quiet], to: last.at };
}
