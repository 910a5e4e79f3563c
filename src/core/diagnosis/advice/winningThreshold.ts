import { Advice } from '../../explanation/Explanation';
import { message, Message } from '../../explanation/Message';
import { memoryAvailable } from '../../kubernetes/memoryAvailable';
import { NodeRecords } from '../../evidence/NodeRecords';
import { sampleAt, Series, valuesWithin } from '../../evidence/Series';
import { EvictionThreshold } from '../facts/evictionThreshold';
import { isRoot } from '../facts/nodeMemory';
import { median } from '../../median';
import { Bytes } from '../../units';
import { Asked } from './Asked';
import { asDeclared, atLeast, change, inspect } from './give';
import { nodeTarget } from './targets';
import { thresholdNow } from './thresholdNow';

const FIELD = 'evictionHard.memory.available';
/** evictionMonitoringPeriod (pkg/kubelet/kubelet.go) and the shortest grace before SIGKILL (kuberuntime_manager.go). */
const LOOKS_EVERY_SECONDS = 10;
const GRACE_SECONDS = 2;
const SLOPE_MS = 180_000;
const USUAL_MS = 900_000;
/** Who keeps more than this free for the kubelet to win a race buys too little with it. */
const MOST_OF_NODE = 0.25;

/**
 * The hard threshold that would have let the kubelet evict before the kernel killed, at the fastest fall of the node's
 * memory that was measured before the end: what is lost between two looks of the kubelet, while it is as slow to
 * answer as it usually was, and during the grace; and the memory that its `memory.available` counts though the kernel cannot give it
 * (facts/metrics.md 5.2, 5.3, 9). Null where no fall was measured, or where the threshold stood higher than that.
 */
export function winningThreshold(asked: Asked): Advice | null {
  const { facts, consumers } = asked;
  const { node, moment } = facts;
  const records = facts.scene.records.ofNode(facts.kill.pod);
  const rate = node?.before ? fastestFall(records, node.before.at) : null;
  if (node === null || rate === null) {
    return null;
  }
  const slowSeconds = usualAnswer(records, moment.from);
  // in a quiet moment: two exporters' samples of a falling memory are not of one time
  const unseen = consumers === null ? 0 : unseenByKubelet(records, Date.parse(consumers.from), node.capacityBytes);
  const raceSeconds = LOOKS_EVERY_SECONDS + slowSeconds + GRACE_SECONDS;
  const bytes = rate * raceSeconds + unseen;
  const now = thresholdNow(asked);
  if (now !== null && bytes <= now.bytes) {
    return null;
  }
  const target = nodeTarget(asked);
  if (bytes > MOST_OF_NODE * node.capacityBytes) {
    return inspect(target, FIELD, message('advice.threshold-hopeless', { rateBytes: rate, raceSeconds, neededBytes: bytes })); // prettier-ignore
  }
  if (now === null) {
    return inspect(target, FIELD, message('advice.threshold-unknown', { rateBytes: rate, raceSeconds, neededBytes: bytes })); // prettier-ignore
  }
  return change(target, FIELD, asDeclared(now.bytes), atLeast(bytes), reasonOf(now, { rateBytes: rate, raceSeconds }, unseen)); // prettier-ignore
}

/** The race that is lost, and who says what the threshold was. */
function reasonOf(
  now: EvictionThreshold,
  race: { rateBytes: Bytes; raceSeconds: number },
  unseenBytes: Bytes
): Message {
  const unseen = { unseenBytes };
  switch (now.from) {
    case 'assumed':
      return unseenBytes > 0 ? message('advice.threshold-unseen', race, unseen) : message('advice.threshold', race);
    case 'settings':
      return unseenBytes > 0
        ? message('advice.threshold-unseen-set', race, unseen)
        : message('advice.threshold-set', race);
    case 'kubepods':
      return unseenBytes > 0
        ? message('advice.threshold-unseen-known', race, unseen)
        : message('advice.threshold-known', race);
    case 'eviction-message': {
      const evicted = `${now.quote.namespace}/${now.quote.pod}`;
      return unseenBytes > 0
        ? message('advice.threshold-unseen-told', race, { unseenBytes, evicted })
        : message('advice.threshold-told', race, { evicted });
    }
  }
}

/** Bytes a second, over the minutes before; null when it did not fall between any two samples. */
function fastestFall(records: NodeRecords, until: number): number | null {
  const available = records.one('node_memory_MemAvailable_bytes');
  const root = records.only('container_memory_working_set_bytes', isRoot);
  const [series, sign] = available ? [available, -1] : [root, 1];
  const steepest = series === null ? 0 : steepestRise(series, until, sign);
  return steepest > 0 ? steepest : null;
}

function steepestRise({ times, values }: Series, until: number, sign: number): number {
  let steepest = 0;
  for (let i = times.length - 1; i > 0 && times[i - 1] >= until - SLOPE_MS; i--) {
    if (times[i] <= until) {
      steepest = Math.max(steepest, (sign * (values[i] - values[i - 1])) / ((times[i] - times[i - 1]) / 1000));
    }
  }
  return steepest;
}

/** How long the node's targets usually took to answer, in seconds: a thrashing node's slowness is what would be avoided. */
function usualAnswer(records: NodeRecords, until: number): number {
  const took = records
    .all('scrape_duration_seconds')
    .flatMap((series) => valuesWithin(series, until - USUAL_MS, until));
  return Math.max(0, median(took) ?? 0);
}

/** What the kubelet took for available beyond what the kernel could give. */
function unseenByKubelet(records: NodeRecords, at: number, capacity: number): number {
  const real = records.one('node_memory_MemAvailable_bytes');
  const seen = memoryAvailable({
    rootWorkingSet: records.only('container_memory_working_set_bytes', isRoot),
    capacity,
    meminfo: (name) => records.one(`node_memory_${name}_bytes`),
  });
  const given = real && sampleAt(real, at)?.value;
  const counted = seen && sampleAt({ metric: '', labels: {}, ...seen }, at)?.value;
  return given == null || counted == null ? 0 : Math.max(0, counted - given);
}
