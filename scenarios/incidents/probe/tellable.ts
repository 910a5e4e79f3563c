import { EvidenceFamily } from '../../incident';
import { byEvent, byKubeletLog } from '../witnessed';

/**
 * A probe that failed as often as it may right before an end that SIGTERM or SIGKILL leaves: prober_probe_total with the
 * exit code. Without the code the program may have ended by itself, as unhealthy programs do.
 */
export const FAILED_PROBE: EvidenceFamily[][] = [
  ...byEvent,
  ...byKubeletLog,
  ['kubelet', 'ksm-reasons'],
  ['kubelet', 'pods'],
];

/**
 * With 137 a node that starves must be excluded: its probes fail, too, before its kernel kills. The kernel's counter stood
 * still, the node had memory, or its runtime would have written OOMKilled.
 */
export const FAILED_PROBE_137: EvidenceFamily[][] = [
  ...byEvent,
  ...byKubeletLog,
  ...(['node-vmstat', 'node-memory', 'ksm-node'] as const).flatMap((excluding): EvidenceFamily[][] => [
    ['kubelet', 'ksm-reasons', excluding],
    ['kubelet', 'pods', excluding],
  ]),
];
