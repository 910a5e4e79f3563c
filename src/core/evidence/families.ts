/** Evidence families: the ids that coverage, accuracy and the faces share (contract.md). */
export const FAMILIES = [
  'ksm-reasons',
  'ksm-restarts',
  'ksm-status',
  'ksm-resources',
  'ksm-pods',
  'ksm-node',
  'cadvisor-memory',
  'cadvisor-oom',
  'cadvisor-root',
  'cadvisor-kubepods',
  'kubelet',
  'node-memory',
  'node-vmstat',
  'node-pressure',
  'node-boot',
  'ksm-workloads',
  'ksm-disruption',
  'scrapes',
  'kernel-log',
  'events',
  'kubelet-log',
  'daemon-log',
  'pods',
] as const;

export type EvidenceFamily = (typeof FAMILIES)[number];
