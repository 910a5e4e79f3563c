import { Series } from '../../evidence/Series';
import { Facts } from '../facts/Facts';

/** cAdvisor looks at a busy container every 10 to 20 s (pkg/kubelet/cadvisor/cadvisor_linux.go, jitter; facts/metrics.md 3). */
const HOUSEKEEPING_SECONDS = 20;
/** Times that belong to one scrape are equal to the millisecond. */
const SAME_SCRAPE_MS = 1;
const LOOKED_AT = 3;

/**
 * How much older than its timestamp the last value can be, in seconds: 0 where samples carry cAdvisor's own time
 * (`honorTimestamps`), up to a housekeeping where Prometheus stamps them with the scrape's. Which of the two it is shows
 * in `container_start_time_seconds`, which never has a time of its own. Null when nothing tells.
 */
export function sampleAgeSeconds({ records, graphed }: Facts): number | null {
  const memory = longest(records.of('container_memory_working_set_bytes', graphed));
  const scrapes = records.of('container_start_time_seconds', graphed);
  if (memory === null || scrapes.length === 0) {
    return null;
  }
  const times = memory.times.slice(-LOOKED_AT);
  const stamped = times.every((time) =>
    scrapes.some((series) => series.times.some((scrape) => Math.abs(scrape - time) <= SAME_SCRAPE_MS))
  );
  return stamped ? HOUSEKEEPING_SECONDS : 0;
}

const longest = (series: Series[]): Series | null =>
  series.reduce<Series | null>((best, one) => (one.times.length > (best?.times.length ?? 0) ? one : best), null);
