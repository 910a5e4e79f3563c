/** A pod as the kubelet's eviction manager ranks it, bytes summed over its containers. */
export interface EvictionCandidate<T> {
  subject: T;
  workingSet: number;
  request: number;
  priority: number;
}

/** Priorities from here on are critical: never evicted (pkg/kubelet/types/pod_update.go, IsCriticalPod). */
export const CRITICAL_PRIORITY = 2_000_000_000;

/**
 * pkg/kubelet/eviction/helpers.go rankMemoryPressure: those above their request first, then lower priority, then by how
 * far they are above it. The QoS class is not asked. Critical pods are left out. The first of the result is evicted.
 */
export function rankMemoryPressure<T>(pods: Array<EvictionCandidate<T>>): Array<EvictionCandidate<T>> {
  const exceeds = (pod: EvictionCandidate<T>) => (pod.workingSet > pod.request ? 0 : 1);
  return pods
    .filter((pod) => pod.priority < CRITICAL_PRIORITY)
    .sort(
      (a, b) =>
        exceeds(a) - exceeds(b) || a.priority - b.priority || b.workingSet - b.request - (a.workingSet - a.request)
    );
}
