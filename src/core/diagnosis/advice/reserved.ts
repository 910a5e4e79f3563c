import { Advice } from '../../explanation/Explanation';
import { message } from '../../explanation/Message';
import { sampleAt } from '../../evidence/Series';
import { Bytes } from '../../units';
import { Asked } from './Asked';
import { atLeast, change, inspect } from './give';
import { nodeTarget } from './targets';
import { thresholdNow } from './thresholdNow';

/** Growth of the node's own services below this share is none of theirs to answer for. */
const GREAT = 0.2;

/** What kubeReserved and systemReserved keep from the pods; null where the pods' common limit is not known. */
const reservedNow = ({ facts }: Asked): Bytes | null =>
  facts.node === null || facts.kubepods === null
    ? null
    : Math.max(0, facts.node.capacityBytes - facts.kubepods.limitBytes);

/** Reserve what the node's services really had, where it was they that grew. */
export function systemReserved(asked: Asked): Advice | null {
  const { facts, consumers, containers } = asked;
  const system = consumers?.rows.find(({ kind, share }) => kind === 'system' && share >= GREAT);
  const anonymous = facts.scene.records.ofNode(facts.kill.pod).one('node_memory_AnonPages_bytes');
  const at = consumers && Date.parse(consumers.to);
  const all = at && anonymous && sampleAt(anonymous, at)?.value;
  if (!system || at === null || typeof all !== 'number') {
    return null;
  }
  const held = all - containers.total('container_memory_rss', at);
  const reserved = reservedNow(asked);
  return held <= (reserved ?? 0)
    ? null
    : change(
        nodeTarget(asked),
        'systemReserved.memory',
        reserved === null ? null : atLeast(reserved),
        atLeast(held),
        message('advice.system-reserved', { heldBytes: held, growthBytes: system.growthBytes })
      );
}

/** So much of the node must lie idle for a smaller reservation to be worth a word. */
const IDLE = 0.05;

/** Less reserved, where the pods' common limit was full while the node had memory that nobody used. */
export function lessReserved(asked: Asked): Advice | null {
  const { facts } = asked;
  const { node } = facts;
  const reserved = reservedNow(asked);
  const kept = thresholdNow(asked)?.bytes ?? null;
  if (node === null || reserved === null || kept === null) {
    return null;
  }
  const idle = (node.before?.value ?? 0) - kept;
  if (idle < IDLE * node.capacityBytes || reserved < idle) {
    return null;
  }
  return change(
    nodeTarget(asked),
    'kubeReserved.memory + systemReserved.memory',
    atLeast(reserved),
    atLeast(reserved - idle),
    message('advice.less-reserved', { idleBytes: idle, keptBytes: kept })
  );
}

/** The sum of all limits on the node against what all pods may use together. */
export function limitsBeyond(asked: Asked): Advice | null {
  const { facts, containers } = asked;
  const limitBytes = facts.kubepods?.limitBytes ?? null;
  const { sum, without } = containers.limits(facts.moment.to);
  return limitBytes === null || (sum <= limitBytes && without === 0)
    ? null
    : inspect(
        nodeTarget(asked),
        'resources.limits.memory',
        message('advice.limits-beyond', { sumBytes: sum, limitBytes, withoutCount: without })
      );
}
