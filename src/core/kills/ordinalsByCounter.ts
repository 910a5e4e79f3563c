import { sampleAt, Series } from '../evidence/Series';
import { between, Run } from './Timeline';

interface Bounds {
  least: number;
  most: number;
}

/**
 * Which ends the runs of the last-terminated timestamp speak of. Where no metric tells a running container from a waiting
 * one: counter and last state are of one status: while the next instance runs the last end is the one before it,
 * while it waits the counter's own value, so a run over which the counter rose tells outright. No end came before the
 * counter that was seen before it, each is another one, and ends that were seen one after the other followed each other.
 * Null for a run during which no counter was seen.
 * @param shown which one it is where the status says so outright, else null
 */
export function ordinalsByCounter(
  seen: Array<Run<number>>,
  restarts: Series,
  shown: (run: Run<number>) => number | null
): Array<number | null> {
  const bounds = seen.map((run) => {
    const bound = boundsOf(run, restarts);
    const only = bound && shown(run);
    return only === null ? bound : { least: only, most: only };
  });
  let next = 0;
  for (const one of bounds) {
    if (one !== null) {
      one.least = Math.max(one.least, next);
      next = one.least + 1;
    }
  }
  let later = Infinity;
  return bounds
    .reverse()
    .map((one) => {
      if (one === null) {
        return null;
      }
      later = later === Infinity ? one.least : Math.max(one.least, Math.min(one.most, later - 1));
      return later;
    })
    .reverse();
}

function boundsOf({ value, first, last }: Run<number>, restarts: Series): Bounds | null {
  const counts = between(restarts, first - 1000, last + 1000).values;
  if (counts.length === 0) {
    return null;
  }
  const count = counts[counts.length - 1];
  if (counts[0] < count) {
    return { least: count - 1, most: count - 1 };
  }
  const before = sampleAt(restarts, value * 1000)?.value ?? 0;
  return { least: Math.max(0, count - 1, before), most: count };
}
