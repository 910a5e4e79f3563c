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

/**
 * With 137 it takes more: no word of the kubelet's, no kill by the kernel, and none by a daemon in user space, which leaves
 * neither event nor metric: its own log is silent, or it had no reason, neither by memory nor by stalls (systemd-oomd acts
 * on pressure alone). Between two scrapes of node-exporter memory may have been short: what the pods held then the kubelet says.
 */
export const OWN_EXIT_BY_137: EvidenceFamily[][] = [
  ['ksm-reasons', 'ksm-pods', 'events', 'kernel-log', 'daemon-log'],
  ['ksm-reasons', 'ksm-pods', 'events', 'kernel-log', 'node-memory', 'node-pressure', 'cadvisor-memory'],
  ['ksm-reasons', 'ksm-pods', 'events', 'node-vmstat', 'node-memory', 'node-pressure', 'cadvisor-memory'],
  ['pods', 'ksm-pods', 'events', 'kernel-log', 'node-memory', 'node-pressure', 'cadvisor-memory'],
  ['pods', 'ksm-pods', 'events', 'node-vmstat', 'node-memory', 'node-pressure', 'cadvisor-memory'],
];
