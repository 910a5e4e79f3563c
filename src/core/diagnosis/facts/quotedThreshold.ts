import { Evidence } from '../../evidence/Evidence';
import { NodeRecords } from '../../evidence/NodeRecords';
import { Bytes } from '../../units';
import { evictionWords, EvictionWords } from './evictionWords';
import { leastAvailable, WELL_ABOVE } from './leastAvailable';
import { countedEvictions, Decided } from './memoryEvictions';

/** The kubelet's word on the threshold that it evicted a pod by. */
export interface Quote {
  thresholdBytes: Bytes;
  namespace: string;
  pod: string;
}

/** So far around an eviction's date what was left is looked at: the kubelet looks every 10 s, events are dated to the second. */
const AROUND_MS = 15_000;

/** The threshold of `memory.available` that the kubelet named last before a time, else first after it; null where it named none. */
export function quotedThreshold(evidence: Evidence, node: NodeRecords, time: number): Quote | null {
  const quotes = quotesOf(evidence, node);
  const found = quotes.filter(({ at }) => (at ?? 0) <= time).at(-1) ?? quotes[0];
  return found === undefined
    ? null
    : { thresholdBytes: found.quoted!.thresholdBytes, namespace: found.namespace, pod: found.pod };
}

const quotesOfNodes = new WeakMap<NodeRecords, readonly EvictionWords[]>();

/** The kubelet's words that name it, in order of time. */
function quotesOf(evidence: Evidence, node: NodeRecords): readonly EvictionWords[] {
  const known =
    quotesOfNodes.get(node) ??
    evictionWords(evidence, node)
      .filter((words) => words.quoted !== null && !isOfPods(node, words))
      .sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  quotesOfNodes.set(node, known);
  return known;
}

/**
 * Whether the words are on `allocatableMemory.available`, which has the same text and a threshold of its own where that is
 * a share: of the pods' common limit (pkg/kubelet/eviction/helpers.go, getThresholdMetInfo). By the signal that was
 * counted, else by what was left, which is less than the node had.
 */
export function isOfPods(node: NodeRecords, { at, quoted }: EvictionWords): boolean {
  if (at === null) {
    return false;
  }
  const isThen = ({ from, to }: Decided) => at >= from && at <= to;
  if (countedEvictions(node, 'memory.available').some(isThen)) {
    return false;
  }
  if (countedEvictions(node, 'allocatableMemory.available').some(isThen)) {
    return true;
  }
  const least = leastAvailable(node, at - AROUND_MS, at);
  return quoted !== null && least !== null && least > WELL_ABOVE * quoted.availableBytes;
}
