import { EvidenceFamily } from '../../incident';

/** earlyoom names a pid and a command: with the node, the moment and the exit code there is only one end that fits. */
export const EARLYOOM_TELLS: EvidenceFamily[][] = [
  ['daemon-log', 'ksm-reasons', 'ksm-pods'],
  ['daemon-log', 'pods'],
];
