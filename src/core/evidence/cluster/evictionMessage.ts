/** What the kubelet's words about an eviction say. */
export interface EvictionMessage {
  /** `refused`: at admission, nothing ran */
  kind: 'pressure' | 'storage-limit' | 'refused' | 'unknown';
  /** memory, ephemeral-storage, inodes, pids; null when it is not about a resource that ran short */
  resource: string | null;
  /** the eviction signal, where the text leaves only one */
  signal: string | null;
  /** as written: `100Mi`, `72876Ki` */
  threshold: string | null;
  available: string | null;
}

const NOTHING = { resource: null, signal: null, threshold: null, available: null };

/**
 * Texts of pkg/kubelet/eviction (helpers.go, eviction_manager.go) from 1.20 to 1.36. The memory threshold that a text
 * quotes is the first that was met, so memory.available and allocatableMemory.available are not told apart by it
 * (facts/metrics.md 5.2).
 */
export function parseEvictionMessage(text: string): EvictionMessage {
  const low = /^The node was low on resource: ([\w.-]+?)\. ?(?:Threshold quantity: (\S+?), available: (\S+?)\. )?/.exec(
    text
  );
  if (low) {
    const [, resource, threshold = null, available = null] = low;
    return { kind: 'pressure', resource, signal: SIGNAL_OF[resource] ?? null, threshold, available };
  }
  if (/^The node had condition: /.test(text)) {
    return { kind: 'refused', ...NOTHING };
  }
  const limit = STORAGE_LIMITS.find(([pattern]) => pattern.test(text));
  return limit
    ? { kind: 'storage-limit', ...NOTHING, resource: 'ephemeral-storage', signal: limit[1] }
    : { kind: 'unknown', ...NOTHING };
}

/** Only pids have one signal; the others have one for each filesystem, or two for memory. */
const SIGNAL_OF: Record<string, string> = { pids: 'pid.available' };

/** The signals under which the kubelet counts them (eviction_manager.go). */
const STORAGE_LIMITS: Array<[RegExp, string]> = [
  [/^Usage of EmptyDir volume /, 'emptydirfs.limit'],
  [/^Container \S+ exceeded its local ephemeral storage limit /, 'ephemeralcontainerfs.limit'],
  [/^Pod ephemeral local storage usage exceeds the total limit of containers /, 'ephemeralpodfs.limit'],
];
