import { EvidenceFamily } from '../../incident';

/**
 * An exit code that no signal gives says that the program left by itself, or after SIGTERM: nobody asked it to leave when
 * its probes never failed and when the kubelet has announced nothing.
 */
export const OWN_EXIT_CODE: EvidenceFamily[][] = [
  ['ksm-reasons', 'ksm-pods', 'kubelet'],
  ['ksm-reasons', 'events'],
  ['pods', 'events'],
  ['pods', 'kubelet'],
];
