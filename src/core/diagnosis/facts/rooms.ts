import { Bytes } from '../../units';
import { between } from '../../kills/Timeline';
import { Facts } from './Facts';

/** How large the container could have grown before a larger cgroup, or the node, was full. */
export interface Room {
  bytes: Bytes;
  /** what was left there, and when it was seen */
  leftBytes: Bytes;
  at: number;
  metric: string;
}

/** Measurements of one moment are taken seconds apart and jitter by this share. */
export const MARGIN = 0.02;

/** The node: what it had left, what the container held already, and what others that died meanwhile gave back. */
export function roomOnNode(facts: Facts): Room | null {
  const { node, own } = facts;
  if (!node?.before || !own) {
    return null;
  }
  return {
    bytes: node.before.value + heldAt(facts, node.before.at) + facts.freedBytes,
    leftBytes: node.before.value,
    at: node.before.at,
    metric: node.metric,
  };
}

/** All pods together: their limit less what the other pods held. */
export function roomInKubepods(facts: Facts): Room | null {
  const { kubepods, own } = facts;
  if (!kubepods?.before || !own) {
    return null;
  }
  const leftBytes = Math.max(0, kubepods.limitBytes - kubepods.before.value);
  return {
    bytes: leftBytes + heldAt(facts, kubepods.before.at) + facts.freedBytes,
    leftBytes,
    at: kubepods.before.at,
    metric: kubepods.metric,
  };
}

/** Samples of two sources this close are of the same time. */
const NEAR_MS = 45_000;

/**
 * What the container held when the larger cgroup was measured: the larger of its two samples around that time, so that
 * the room comes out rather too large than too small.
 */
function heldAt({ own, records, kill }: Facts, at: number): Bytes {
  let most = own && Math.abs(own.at - at) <= NEAR_MS ? own.usageBytes : 0;
  for (const series of records.during('container_memory_usage_bytes', kill.container, at - NEAR_MS, at + NEAR_MS)) {
    for (const value of between(series, at - NEAR_MS, Math.min(at + NEAR_MS, kill.time)).values) {
      most = Math.max(most, value);
    }
  }
  return Math.max(0, most);
}
