import { Bytes } from '../../units';
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

/**
 * What the container held when the larger cgroup was measured: the larger of its two samples around that time, so that
 * the room comes out rather too large than too small.
 */
function heldAt({ own, records, kill }: Facts, at: number): Bytes {
  const samples = records
    .of('container_memory_usage_bytes', kill.container)
    .flatMap(({ times, values }) =>
      times
        .map((time, i) => ({ time, value: values[i] }))
        .filter(({ time }) => Math.abs(time - at) <= 45_000 && time <= kill.time)
    );
  return Math.max(0, ...samples.map(({ value }) => value), own && Math.abs(own.at - at) <= 45_000 ? own.usageBytes : 0);
}
