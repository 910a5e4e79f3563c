import { Lead, RankedOne } from '../../explanation/Explanation';
import { Facts } from '../facts/Facts';
import { leadOf, replay } from './kernelReplay';
import { SHARED_FILE_BYTES } from './memoryAt';
import { Replayed } from './rankedByMetrics';

/** Where a container stood among its node's at its end, had the node's own OOM killer chosen then. */
export interface Standing {
  /** 1: the highest badness of all containers on the node, by the last samples */
  rank: number;
  total: number;
  /** against the highest of those that did not die with it */
  lead: Lead | null;
  /**
   * One that lived on and stood higher by oom_score_adj alone, whatever this one held up to its own limit: a global OOM
   * would have taken that one. null without a limit, which leaves its growth open
   */
  surelyBelow: { who: RankedOne; bytes: number; at: number } | null;
  /** it stood above every other container that lived on by more than both errors */
  clearlyFirst: boolean;
  /** one that lived on stood above it by more than both errors, each taken for one process */
  clearlyBehind: boolean;
}

/**
 * A container's standing for the node's OOM killer; null where the node's memory, requests, QoS classes or the
 * neighbours are not collected. It tells nothing of the node's own processes, which are in no metric.
 */
export function standing(facts: Facts): Standing | null {
  const found = replay(facts, 'node-oom');
  if (found === null) {
    return null;
  }
  const { ranked, killed, scale } = found;
  const lead = leadOf(killed, ranked);
  return {
    rank: killed.row.rank,
    total: ranked.length,
    lead,
    surelyBelow: surelyBelow(killed, ranked, scale.bytesPerAdj, facts),
    clearlyFirst: lead !== null && !lead.tooClose && lead.bytes > 0,
    clearlyBehind: lead !== null && !lead.tooClose && lead.bytes < 0,
  };
}

/** A thousandth or two of slack: a sidecar's and a pod-level request's share are not always known. */
const SLACK_STEPS = 3;

function surelyBelow(
  { row: own }: Replayed,
  ranked: Replayed[],
  bytesPerAdj: number,
  { limit }: Facts
): Standing['surelyBelow'] {
  if (typeof limit !== 'number' || own.oomScoreAdj === null) {
    return null;
  }
  const held = Math.max(limit, (own.rssBytes ?? 0) + (own.swapBytes ?? 0)) + SHARED_FILE_BYTES;
  const most = held + own.oomScoreAdj * bytesPerAdj;
  const least = ({ row }: Replayed) => ((row.oomScoreAdj ?? -1000) - SLACK_STEPS) * bytesPerAdj;
  const [above] = ranked
    .filter((other) => !other.row.killed && other.rss.survived && least(other) > most)
    .sort((a, b) => least(b) - least(a));
  if (above === undefined) {
    return null;
  }
  const { namespace, pod, container, process } = above.row;
  return { who: { namespace, pod, container, process }, bytes: least(above) - most, at: above.rss.at };
}
