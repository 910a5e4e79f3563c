import { epochMs, EpochMs } from '../../units';
import { Evidence, TimeRange } from '../Evidence';

/** A stretch of time on one node in which kills lie. */
export interface NodeWindow extends TimeRange {
  cluster: string;
  node: string;
}

/** What is read of a kill: enough for the growth before it, and for the last samples that tell of it, which may come late. */
const LEAD_MS = 15 * 60_000;
const LAG_MS = 2 * 60_000;
/** Further off than this it is no date (contract.md). */
const MOST_ERROR_MS = 300_000;

/** As much as is needed of a kill to know where and when to look. */
export interface Place {
  cluster: string;
  node: string;
  time: EpochMs;
  errorMs: number;
}

/** The windows around kills, in whole seconds, a node's overlapping ones as one; in order of node and time. */
export function nodeWindows(places: Place[], { window }: Pick<Evidence, 'window'>): NodeWindow[] {
  const single = places
    .filter(({ node }) => node !== '')
    .map(({ cluster, node, time, errorMs }) => {
      const error = Math.min(errorMs, MOST_ERROR_MS);
      return {
        cluster,
        node,
        from: whole(Math.floor, time - error - LEAD_MS),
        to: whole(Math.ceil, Math.min(time + error + LAG_MS, window.to)),
      };
    })
    .filter(({ from, to }) => from < to)
    .sort((a, b) => compare(a.cluster, b.cluster) || compare(a.node, b.node) || a.from - b.from || a.to - b.to);
  const merged: NodeWindow[] = [];
  for (const one of single) {
    const last = merged.at(-1);
    if (last && last.cluster === one.cluster && last.node === one.node && one.from <= last.to) {
      last.to = epochMs(Math.max(last.to, one.to));
    } else {
      merged.push({ ...one });
    }
  }
  return merged;
}

const whole = (round: (value: number) => number, time: number): EpochMs => epochMs(round(time / 1000) * 1000);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
