import { Advice, ConsumerRow } from '../../explanation/Explanation';
import { message } from '../../explanation/Message';
import { sampleAt } from '../../evidence/Series';
import { isRoot } from '../facts/nodeMemory';
import { Asked } from './Asked';
import { asDeclared, atMost, change } from './give';
import { ownTarget, podTarget } from './targets';
import { thresholdNow } from './thresholdNow';

/** Who has less of all growth than this did not use the memory up. */
const GREAT = 0.2;

/**
 * A limit for the container that grew most: what it held in the last quiet moment and what the node had left then, less
 * the kubelet's reserve and what everybody else took meanwhile. With it the node would have kept that reserve. Null when
 * nobody grew so much, when it had such a limit, when the others alone were too much for the node, or when that reserve is
 * not known.
 */
export function bearableLimit(asked: Asked): Advice | null {
  const { facts, consumers, containers } = asked;
  const grown = consumers?.rows.reduce((most, row) => (row.share > most.share ? row : most));
  if (!consumers || !grown || grown.container === '' || grown.share < GREAT || grown.usageBytes === null) {
    return null;
  }
  const [left, leftLast] = [consumers.from, consumers.to].map((time) => availableAt(asked, Date.parse(time)));
  const kept = thresholdNow(asked)?.bytes ?? null;
  if (left === null || leftLast === null || kept === null) {
    return null;
  }
  const others = consumers.totalBytes - grown.growthBytes;
  const held = Math.max(0, grown.usageBytes - grown.growthBytes);
  const bearable = held + left - kept - Math.max(0, others);
  const declared = containers.declared('limits', grown);
  // it would have been reached before the node was empty
  const bites = bearable < grown.usageBytes + leftLast;
  if (bearable <= Math.max(held, grown.requestBytes ?? 0) || !bites || (declared !== null && declared <= bearable)) {
    return null;
  }
  const own = isOwn(asked, grown);
  return change(
    own ? ownTarget(asked) : podTarget(grown),
    'resources.limits.memory',
    asDeclared(declared),
    atMost(bearable),
    message(own ? 'advice.limit-of-itself' : 'advice.limit-of-neighbour', {
      growthBytes: grown.growthBytes,
      growthShare: grown.share,
      mostBytes: containers.most('container_memory_usage_bytes', grown, facts.moment.to) ?? grown.usageBytes,
      keptBytes: kept,
    })
  );
}

const isOwn = ({ facts }: Asked, { namespace, pod, container }: ConsumerRow): boolean =>
  namespace === facts.kill.pod.namespace && pod === facts.kill.pod.pod && container === facts.graphed;

/** What the node had left at a time, by the measure that its facts rest on. */
function availableAt({ facts }: Asked, time: number): number | null {
  const { node } = facts;
  const records = facts.scene.records.ofNode(facts.kill.pod);
  if (node === null) {
    return null;
  }
  const series =
    node.family === 'node-memory'
      ? records.one('node_memory_MemAvailable_bytes')
      : records.only('container_memory_working_set_bytes', isRoot);
  const sample = series && sampleAt(series, time + 1000);
  return sample && (node.family === 'node-memory' ? sample.value : node.capacityBytes - sample.value);
}
