import { Evidence } from '../../evidence/Evidence';
import { NodeRecords } from '../../evidence/NodeRecords';
import { DEFAULT_EVICTION_THRESHOLD } from '../../kubernetes/evictionThreshold';
import { evictionWords } from './evictionWords';
import { leastAvailable, WELL_ABOVE } from './leastAvailable';
import { countedEvictions } from './memoryEvictions';
import { isOfPods } from './quotedThreshold';

const refuted = new WeakMap<NodeRecords, boolean>();

/**
 * Whether evictions on a node show that its threshold is not the kubelet's default of 100Mi: one for `memory.available`
 * while that was well above, whatever the samples missed; or one for its copy on the pods' common cgroup by another
 * threshold, since the copy of an absolute one is the same (pkg/kubelet/eviction/helpers.go, addAllocatableThresholds).
 */
export function defaultRefuted(evidence: Evidence, node: NodeRecords): boolean {
  const known = refuted.get(node);
  if (known !== undefined) {
    return known;
  }
  const found =
    countedEvictions(node, 'memory.available').some(({ from, to }) => {
      const least = leastAvailable(node, from, to);
      return least !== null && least > WELL_ABOVE * DEFAULT_EVICTION_THRESHOLD;
    }) ||
    evictionWords(evidence, node).some(
      (words) =>
        words.quoted !== null && words.quoted.thresholdBytes !== DEFAULT_EVICTION_THRESHOLD && isOfPods(node, words)
    );
  refuted.set(node, found);
  return found;
}
