import { EvidenceFamily } from './incident';

/** Who tells which pods there are, of which node and with which uid: kube_pod_info, or the pod objects themselves. */
const NAMES: EvidenceFamily[] = ['ksm-pods', 'pods'];

/**
 * Sets of families that suffice, each with a family by which a pod is known at all: a metric or a log line of a pod that
 * nobody lists belongs to no node and to no other metric. Sets that then hold another one are dropped.
 */
export function named(sets: EvidenceFamily[][]): EvidenceFamily[][] {
  const all = sets.map((set) => (NAMES.some((name) => set.includes(name)) ? set : [...set, NAMES[0]]));
  const holds = (set: EvidenceFamily[], other: EvidenceFamily[]) => other.every((family) => set.includes(family));
  return all.filter(
    (set, i) => !all.some((other, j) => j !== i && holds(set, other) && (other.length < set.length || j < i))
  );
}
