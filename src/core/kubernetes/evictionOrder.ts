import { Bytes } from '../units';

/** What the kubelet compares of a pod under memory pressure. null: not known. */
export interface ForEviction {
  /** its working set; null where the kubelet had no stats of it */
  usageBytes: Bytes | null;
  /** how far off `usageBytes` may be */
  usageErrorBytes?: Bytes;
  /** of the pod: its regular containers and sidecars together, or its largest init container */
  requestBytes: Bytes | null;
  priority: Priority;
}

/** A pod's priority: its value, or the name of a class whose value nobody tells. */
export type Priority = number | string | null;

/** Pods of this priority or above, static and mirrored ones are never evicted (kubernetes pkg/kubelet/types/pod_update.go, IsCriticalPod). */
export const CRITICAL_PRIORITY = 2_000_000_000;
/** No priority class of a user's may be higher (kubernetes pkg/apis/scheduling/types.go, HighestUserDefinablePriority). */
const MOST_OF_USERS = 1_000_000_000;

/**
 * Which of two pods the kubelet evicts first under memory pressure: below 0 the first, above 0 the second, null when
 * what is known does not decide it (kubernetes pkg/kubelet/eviction/helpers.go @ v1.36, rankMemoryPressure): those above
 * their request first, then the lower priority, then the larger use above the request. Neither QoS class nor the size of
 * the use alone counts. Equal pods come in no certain order: the kubelet's sort is not stable.
 */
export function compareForEviction(a: ForEviction, b: ForEviction): number | null {
  if (a.requestBytes === null || b.requestBytes === null || a.usageBytes === null || b.usageBytes === null) {
    return null;
  }
  const [exceedsA, exceedsB] = [exceedsRequest(a), exceedsRequest(b)];
  if (exceedsA === null || exceedsB === null) {
    return null;
  }
  if (exceedsA !== exceedsB) {
    return exceedsA ? -1 : 1;
  }
  const byPriority = comparePriority(a.priority, b.priority);
  if (byPriority !== 0) {
    return byPriority;
  }
  const above = b.usageBytes - b.requestBytes - (a.usageBytes - a.requestBytes);
  return Math.abs(above) <= (a.usageErrorBytes ?? 0) + (b.usageErrorBytes ?? 0) ? null : above;
}

/** Whether a pod uses more than it requests; null when that is not known, or too close to tell. */
export function exceedsRequest({ usageBytes, usageErrorBytes = 0, requestBytes }: ForEviction): boolean | null {
  if (usageBytes === null || requestBytes === null) {
    return null;
  }
  const above = usageBytes - requestBytes;
  return usageErrorBytes > 0 && Math.abs(above) <= usageErrorBytes ? null : above > 0;
}

/** Below 0: the first is lower. One class is as high as itself; a user's class is below the system's, whatever its value. */
function comparePriority(a: Priority, b: Priority): number | null {
  if (a === null || b === null) {
    return null;
  }
  if (a === b) {
    return 0;
  }
  if (typeof a === 'number' && typeof b === 'number') {
    return a - b;
  }
  if (typeof a === 'number' && a > MOST_OF_USERS) {
    return 1;
  }
  return typeof b === 'number' && b > MOST_OF_USERS ? -1 : null;
}

/** The rank of each pod, 1 first: one more than how many surely come before it, so that equal ranks are undecided. */
export const evictionRanks = (pods: ForEviction[]): number[] =>
  pods.map((pod) => 1 + pods.filter((other) => (compareForEviction(other, pod) ?? 0) < 0).length);
