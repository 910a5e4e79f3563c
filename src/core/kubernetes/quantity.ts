const UNITS: Array<[string, number]> = [
  ['Ei', 2 ** 60],
  ['Pi', 2 ** 50],
  ['Ti', 2 ** 40],
  ['Gi', 2 ** 30],
  ['Mi', 2 ** 20],
  ['Ki', 2 ** 10],
  ['E', 1e18],
  ['P', 1e15],
  ['T', 1e12],
  ['G', 1e9],
  ['M', 1e6],
  ['k', 1e3],
  ['', 1],
  ['m', 1e-3],
  ['u', 1e-6],
  ['n', 1e-9],
];

const FACTOR = new Map(UNITS);
const MEBIBYTE = 2 ** 20;

/**
 * A Kubernetes quantity of memory in bytes: `512Mi`, `1.5G`, `2e9`, `1073741824`; null for anything else, a negative one
 * among it. Units are case-sensitive: `512m` is half a byte, and `512MB` is none
 * (kubernetes staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go @ 009f4971, the grammar of Quantity).
 */
export function parseQuantity(text: string): number | null {
  const [, number, exponent, unit = ''] =
    /^\+?(\d+\.?\d*|\.\d+)(?:([eE][+-]?\d+)|([EPTGM]i?|Ki|[kmun])?)$/.exec(text) ?? [];
  if (number === undefined) {
    return null;
  }
  const value = Number(number + (exponent ?? '')) * FACTOR.get(unit)!;
  return Number.isFinite(value) ? value : null;
}

/** Bytes as a manifest says them: exact in the largest binary unit that divides them, else rounded up to whole `Mi`. */
export function quantityOf(bytes: number): string {
  const whole = bytes % 1024 === 0 ? bytes : Math.ceil(bytes / MEBIBYTE) * MEBIBYTE;
  const [unit, size] = UNITS.find(([name, one]) => name.endsWith('i') && whole !== 0 && whole % one === 0) ?? ['', 1];
  return `${whole / size}${unit}`;
}
