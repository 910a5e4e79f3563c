import { EvidenceFamily } from '../../incident';

/**
 * A child's kill in a container that goes on: cAdvisor counts it on the container's own series, which is still there; and
 * the kernel names container and pod, of which whoever gives the names says that it has the same id afterwards.
 */
export const CHILD_KILLED: EvidenceFamily[][] = [
  ['cadvisor-oom'],
  ['kernel-log', 'pods'],
  ['kernel-log', 'ksm-pods'],
  ['kernel-log', 'cadvisor-memory'],
];

/** OOMKilled with another exit code than 137: a child was killed at some time, and the container left by itself. */
export const LEFT_BY_ITSELF: EvidenceFamily[][] = [['ksm-reasons'], ['pods']];
