import { Bytes } from '../../units';
import { Sample } from '../../evidence/Series';
import { Facts } from './Facts';

/** How long Prometheus carries a value that is not renewed. */
const LOOKBACK_MS = 300_000;

/**
 * What a graph of the working set at this step showed last before the kill, and at most. A graph's points lie on
 * multiples of its step; each shows the last sample before it.
 * @param containers whose sum the graph shows; the graphed one alone by default
 */
export function seenBefore(
  { records, kill, graphed, moment }: Facts,
  stepSeconds: number,
  containers: readonly string[] = [graphed]
): { at: number; value: Bytes; max: Bytes } | null {
  const stepMs = stepSeconds * 1000;
  const since = kill.startedAt ?? -Infinity;
  const at = (time: number): Sample | null => {
    let sum: Sample | null = null;
    for (const container of containers) {
      const last = records.lastSample('container_memory_working_set_bytes', container, time);
      if (last !== null && last.at >= since && last.at > time - LOOKBACK_MS) {
        sum = sum === null ? last : { at: Math.max(sum.at, last.at), value: sum.value + last.value };
      }
    }
    return sum;
  };
  const lastPoint = Math.floor(moment.to / stepMs) * stepMs;
  const seen = at(lastPoint) ?? at(moment.to);
  if (seen === null) {
    return null;
  }
  let max = seen.value;
  for (let time = lastPoint; time > lastPoint - 240 * stepMs && time >= since; time -= stepMs) {
    max = Math.max(max, at(time)?.value ?? 0);
  }
  return { at: seen.at, value: seen.value, max };
}
