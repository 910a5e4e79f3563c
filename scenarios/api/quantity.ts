const SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti'];

/**
 * Bytes as apimachinery prints a quantity of format BinarySI: the largest suffix that leaves a whole number
 * (k8s.io/apimachinery/pkg/api/resource, CanonicalizeBytes).
 */
export function quantity(bytes: number): string {
  let value = Math.round(bytes);
  let suffix = 0;
  while (value !== 0 && value % 1024 === 0 && suffix < SUFFIXES.length - 1) {
    value /= 1024;
    suffix++;
  }
  return `${value}${SUFFIXES[suffix]}`;
}

/** Cores, in thousandths where they are no whole number. */
export const cores = (count: number): string =>
  Number.isInteger(count) ? String(count) : `${Math.round(count * 1000)}m`;
