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
