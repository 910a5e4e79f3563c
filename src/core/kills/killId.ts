/** FNV-1a, 64 bits, as 16 hex digits: short, stable, and no secret. http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

/**
 * The id of a kill (contract.md): cluster, namespace, pod, pod UID (else its start time), container, and which end it
 * was. It depends on nothing else: not on range, step, other kills or the time of asking.
 */
export function killId(parts: {
  cluster: string;
  namespace: string;
  pod: string;
  uidOrStart: string;
  container: string;
  /** the restart counter before the end, `evicted`, or the instance with its OOM counter */
  end: string;
}): string {
  const { cluster, namespace, pod, uidOrStart, container, end } = parts;
  return fnv1a(JSON.stringify([cluster, namespace, pod, uidOrStart, container, end]));
}
