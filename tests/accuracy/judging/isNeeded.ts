import type { EvidenceFamily } from '../../../src/core/evidence/families';

interface Dispensable {
  metrics: RegExp;
  /** of which sets; of all unless said */
  of?: (set: readonly EvidenceFamily[]) => boolean;
}

/** What no set goes by, or one that has something else does not, though it has the metric's family (facts/metrics.md 1 and 5). */
const DISPENSABLE: Dispensable[] = [
  // another of the family says the same
  {
    metrics:
      /^container_spec_|^container_memory_(mapped_file|swap|cache)$|^kube_pod_(created|restart_policy|completion_time)$/,
  },
  // the class follows from requests and limits, and no rule of the kubelet asks it; the runtime's tells of sandboxes only
  { metrics: /^kube_pod_(status_qos_class|runtimeclass_name_info)$/ },
  // an eviction is in the status of the pod, and no other set has that family
  { metrics: /^kube_pod_container_state_started$/, of: (set) => set.includes('ksm-status') },
  // the kernel names and dates whom it killed, the status whom the kubelet evicted: whose uid and node it is they want to know
  {
    metrics: /^kube_pod_(start_time|deletion_timestamp)$/,
    of: (set) => set.includes('kernel-log') || set.includes('ksm-status'),
  },
];

/** Whether a set of families that suffices does so by this metric among others. */
export const isNeeded = (metric: string, set: readonly EvidenceFamily[]): boolean =>
  !DISPENSABLE.some(({ metrics, of }) => metrics.test(metric) && (of?.(set) ?? true));
