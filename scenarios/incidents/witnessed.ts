import { EvidenceFamily } from '../incident';

/**
 * Told by a witness of the kubelet's: it announces the end of a container in an event, or in its log; that the end came is
 * for something else to show.
 */
export const byEvent: EvidenceFamily[][] = [
  ['events', 'ksm-restarts'],
  ['events', 'ksm-reasons'],
  ['events', 'pods'],
];
export const byKubeletLog: EvidenceFamily[][] = [
  ['kubelet-log', 'ksm-restarts'],
  ['kubelet-log', 'ksm-reasons'],
  ['kubelet-log', 'pods'],
];

/** A sandbox is also made anew after its containers were lost: that this one was stopped its exit code says. */
export const bySandboxEvent: EvidenceFamily[][] = [
  ['events', 'ksm-reasons'],
  ['events', 'pods'],
];
