import { indexAt } from '../../evidence/Series';
import { SAMPLED_DEAD_MS } from '../../kills/dying';
import { Facts } from './Facts';

/** A living container may miss a scrape of its node. */
const MISSED_MS = 60_000;

/**
 * Whether the container was no longer sampled, though others of its pod were, when the kubelet announced that it would end
 * it: then the word came late, and the container was dead.
 */
export function isGoneBefore({ kill, records }: Pick<Facts, 'kill' | 'records'>): boolean {
  const said = Math.min(...kill.testimony.filter(({ announces }) => announces).map(({ at }) => at ?? Infinity));
  if (!Number.isFinite(said)) {
    return false;
  }
  let [own, others] = [-Infinity, -Infinity];
  for (const series of records.all('container_memory_working_set_bytes')) {
    const last = series.times[indexAt(series, said)] ?? -Infinity;
    if (series.labels.container === kill.container) {
      own = Math.max(own, last);
    } else {
      others = Math.max(others, last);
    }
  }
  return own > -Infinity && others - own > SAMPLED_DEAD_MS + MISSED_MS;
}
