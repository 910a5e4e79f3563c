// Looked up once: in a test's own realm each look at a global is slow.
const { floor, imul } = Math;

/** A seeded generator (mulberry32): the same seed gives the same incident, byte for byte. */
export class Random {
  constructor(private state: number) {}

  /** Uniform in [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    return mix(this.state);
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  text(length: number, alphabet: string): string {
    let text = '';
    for (let i = 0; i < length; i++) {
      text += alphabet[floor(this.next() * alphabet.length)];
    }
    return text;
  }

  hex(length: number): string {
    return this.text(length, '0123456789abcdef');
  }

  uid(): string {
    return [this.hex(8), this.hex(4), `4${this.hex(3)}`, `8${this.hex(3)}`, this.hex(12)].join('-');
  }

  /** The alphabet of generated pod names: k8s.io/apimachinery/pkg/util/rand, no vowels and no look-alikes. */
  podSuffix(length: number): string {
    return this.text(length, 'bcdfghjklmnpqrstvwxz2456789');
  }

  seed(): number {
    return floor(this.next() * 0x7fffffff);
  }
}

/** A smooth random function of x with values in [-1, 1]; `channel` gives independent ones. */
export type Noise = (channel: number, x: number) => number;

export function smoothNoise(seed: number): Noise {
  const at = (channel: number, step: number) =>
    2 * mix((seed ^ imul(channel + 1, 0x9e3779b1)) + imul(step, 0x85ebca6b)) - 1;
  return (channel, x) => {
    const step = floor(x);
    const fraction = x - step;
    const ease = fraction * fraction * (3 - 2 * fraction);
    return at(channel, step) * (1 - ease) + at(channel, step + 1) * ease;
  };
}

function mix(value: number): number {
  let x = imul(value ^ (value >>> 15), value | 1);
  x ^= x + imul(x ^ (x >>> 7), x | 61);
  return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
}
