import { EvidenceFamily } from '../incident';

/** A set of families and, of each further list, one. */
type Sets = EvidenceFamily[][];

/**
 * Who gives a kernel's report its names: it says a pod's uid and a container's id. Pod objects have both, kube-state-metrics
 * has them as labels, and so has cAdvisor in its cgroups' paths.
 */
const NAMES: EvidenceFamily[] = ['pods', 'ksm-pods', 'cadvisor-memory'];

/** The kernel's report of a group kill says that the whole container went. */
export const KERNEL_TELLS: Sets = NAMES.map((names) => ['kernel-log', names]);

/**
 * The kernel names the cgroup of a pod with one container, and most of what it held are files in memory, which belong to
 * no process: whose they were only what cAdvisor measured says.
 */
export const KERNEL_AND_MEMORY_TELL: Sets = [['kernel-log', 'ksm-pods', 'cadvisor-memory']];

/**
 * The kernel's report of one process: whether the container ended with it only its exit code says. That it was started
 * again does not: it may have left by its own hand, because the process was gone.
 */
export const KERNEL_TELLS_OF_A_PROCESS: Sets = [
  ['kernel-log', 'pods'],
  ['kernel-log', 'ksm-pods', 'ksm-reasons'],
];

/**
 * The container was nearly at its limit in the last sample, the end is labelled OOMKilled, and the kernel's count of
 * global kills on the root cgroup did not move while the node had plenty.
 */
export const LIMIT_IN_SIGHT: Sets = [
  ['ksm-reasons', 'ksm-resources', 'cadvisor-memory', 'cadvisor-root'],
  ['ksm-reasons', 'ksm-resources', 'ksm-pods', 'cadvisor-memory', 'node-memory'],
];

/**
 * A burst that nobody saw is what is left: nothing lies outside the container, the global kill was not counted, and node
 * and pods together had room, which takes their capacity to say.
 */
export const ONLY_LIMIT_LEFT: Sets = [
  ['ksm-reasons', 'ksm-resources', 'ksm-pods', 'ksm-node', 'cadvisor-memory', 'cadvisor-root'],
];

/**
 * A global kill, counted at the root at that moment, by a node that had nothing left; one container ended there. A person
 * can order a global kill, too (sysrq f), of a node that has plenty; and the root cgroup's own memory leaves the kernel's out.
 */
export const GLOBAL_KILL_IN_SIGHT: Sets = [['ksm-reasons', 'ksm-pods', 'cadvisor-root', 'node-memory']];

/** A daemon's line names the cgroup, and so uid and id. */
export const DAEMON_TELLS: Sets = NAMES.map((names) => ['daemon-log', names]);
