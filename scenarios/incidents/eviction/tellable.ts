import { EvidenceFamily } from '../../incident';

/** Who vanished within a scrape left its name to the kubelet's event alone. */
export const BY_EVENT: EvidenceFamily[][] = [['events']];

/**
 * `Evicted` by kube-state-metrics says that, not why: the kubelet's counter has the signal, and the node's conditions
 * tell memory from disk. The event and the object, which dates it by its condition, have the kubelet's own words.
 */
export const EVICTED: EvidenceFamily[][] = [
  ...BY_EVENT,
  ['pods'],
  ['ksm-status', 'ksm-pods', 'kubelet'],
  ['ksm-status', 'ksm-pods', 'ksm-node'],
];

/** A limit of the pod's own sets no condition, on the node or on the pod: the object's words have no date. */
export const OWN_LIMIT: EvidenceFamily[][] = [
  ...BY_EVENT,
  ['pods', 'ksm-status'],
  ['ksm-status', 'ksm-pods', 'kubelet'],
];
