import { EvidenceFamily } from '../../incident';
import { OWN_EXIT_CODE } from '../app-exit/tellable';

/**
 * A child's kill in a container that goes on: cAdvisor counts it on the container's own series, which is still there; and
 * the kernel names container and pod. That it went on its object says, or that cAdvisor has the same id afterwards: in
 * kube_pod_container_info a container keeps its id when it has ended, until another one is made.
 */
export const CHILD_KILLED: EvidenceFamily[][] = [
  ['cadvisor-oom'],
  ['kernel-log', 'pods'],
  ['kernel-log', 'cadvisor-memory'],
];

/** The same half a minute before the container's own end: that the two are not one only the exit code says. */
export const CHILD_KILLED_SHORTLY_BEFORE: EvidenceFamily[][] = [
  ['cadvisor-oom', 'ksm-reasons'],
  ['kernel-log', 'pods'],
];

/** OOMKilled with another exit code than 137: a child was killed at some time, and the container left by itself. */
export const LEFT_BY_ITSELF: EvidenceFamily[][] = [['ksm-reasons'], ['pods']];

/** With a code that SIGTERM leaves, too, somebody must say that the kubelet sent none. */
export const LEFT_BY_ITSELF_UNASKED: EvidenceFamily[][] = OWN_EXIT_CODE;
