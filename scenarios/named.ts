import { EvidenceFamily } from './incident';

/** Who tells which pods there are, of which node and with which uid: kube_pod_info, or the pod objects themselves. */
const NAMES: EvidenceFamily[] = ['ksm-pods', 'pods'];

/** What needs no list of pods to be found: witnesses have names of their own, and these name pods and containers. */
const SELF_NAMED: EvidenceFamily[] = [
  'ksm-reasons',
  'ksm-restarts',
  'kernel-log',
  'events',
  'kubelet-log',
  'daemon-log',
  'pods',
];

/** All other metrics are asked for by the pods, and their nodes, that kube_pod_info lists. */
const isNamed = (set: EvidenceFamily[]): boolean =>
  set.includes(NAMES[0]) || (set.includes(NAMES[1]) && set.every((family) => SELF_NAMED.includes(family)));

/**
 * Sets of families that suffice, each with a family by which a pod is known at all: a metric or a log line of a pod that
 * nobody lists belongs to no node and to no other metric. Sets that then hold another one are dropped.
 */
export function named(sets: EvidenceFamily[][]): EvidenceFamily[][] {
  const all = sets.map((set) => (isNamed(set) ? set : [...set, NAMES[0]]));
  const holds = (set: EvidenceFamily[], other: EvidenceFamily[]) => other.every((family) => set.includes(family));
  return all.filter(
    (set, i) => !all.some((other, j) => j !== i && holds(set, other) && (other.length < set.length || j < i))
  );
}
