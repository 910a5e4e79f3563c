import { Kill } from '../../kills/Kill';
import { indexAt, Series } from '../../evidence/Series';
import { MemorySeries } from './Residents';

/** A memory metric at a kill: the last sample before it, and how far it may have moved since. */
export interface MemoryAt {
  bytes: number;
  /** the age of the sample times the fastest change of the minutes around it */
  errorBytes: number;
  at: number;
  /** a later sample of the same instance: it outlived the kill */
  survived: boolean;
}

/** A sample older than this says nothing: thrashing nodes are scraped up to 101 s late (facts/metrics.md 9). */
const STALE_MS = 150_000;
/** Over so long the rate of change is measured. */
const RATE_MS = 180_000;

/** Of several instances the one seen last before the kill; null when none was seen shortly before. */
export function memoryAt(all: Series[], { time, errorMs }: Pick<Kill, 'time' | 'errorMs'>): MemoryAt | null {
  let best: { series: Series; i: number } | null = null;
  for (const series of all) {
    const i = indexAt(series, time);
    if (i >= 0 && (best === null || series.times[i] > best.series.times[best.i])) {
      best = { series, i };
    }
  }
  if (best === null) {
    return null;
  }
  const { times, values } = best.series;
  const at = times[best.i];
  const survived = times.length > best.i + 1 && times[times.length - 1] > time + errorMs;
  if (time - at > STALE_MS && !survived) {
    return null;
  }
  let rate = 0;
  for (let i = best.i; i > 0 && times[i - 1] >= at - RATE_MS; i--) {
    rate = Math.max(rate, Math.abs(values[i] - values[i - 1]) / (times[i] - times[i - 1]));
  }
  const after = survived ? Math.abs(values[best.i + 1] - values[best.i]) : 0;
  return { bytes: values[best.i], errorBytes: Math.max(rate * (time + errorMs - at), after), at, survived };
}

/** Libraries are charged to whichever container read them first, and count for each process that maps them. */
export const SHARED_FILE_BYTES = 16 * 2 ** 20;

/** Memory that the kernel would count of a container at a kill, from metrics: `rss` and how far it may lie off. */
export interface CountedAt {
  rss: MemoryAt;
  swapBytes: number | null;
  /** how much less and how much more it may have been */
  downBytes: number;
  upBytes: number;
}

/**
 * Anonymous memory and swap count at least; mapped files, shared memory and page tables lie between that and the
 * working set, libraries partly beyond it. null without `container_memory_rss`.
 */
export function countedAt(
  { rss, swap, workingSet, usage }: MemorySeries,
  kill: Pick<Kill, 'time' | 'errorMs'>
): CountedAt | null {
  const anonymous = memoryAt(rss, kill);
  if (anonymous === null) {
    return null;
  }
  const whole = memoryAt(workingSet, kill) ?? memoryAt(usage, kill);
  const more = whole === null ? anonymous.bytes : Math.max(0, whole.bytes - anonymous.bytes);
  return {
    rss: anonymous,
    swapBytes: memoryAt(swap, kill)?.bytes ?? null,
    downBytes: Math.min(anonymous.errorBytes, anonymous.bytes),
    upBytes: anonymous.errorBytes + more + SHARED_FILE_BYTES,
  };
}
