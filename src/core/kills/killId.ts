const UTF8 = new TextEncoder();

/** FNV-1a, 64 bits, as 16 hex digits: short, stable, and no secret. http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string): string {
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (const byte of UTF8.encode(text)) {
    low = (low ^ byte) >>> 0;
    // times 2^40 + 0x1b3, modulo 2^64, in halves of 32 bits
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
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
