const MISS = -1;

/**
 * Finds the first of several byte strings in a buffer, looking at a fraction of its bytes (Wu and Manber, “A fast
 * algorithm for multi-pattern searching”, 1994, with blocks of two bytes). A journal is gigabytes of other matters.
 */
export class NeedleScanner {
  private readonly needles: Uint8Array[];
  /** how far the window may move on when it ends with this pair of bytes; 0: a needle may be here */
  private readonly shift: Uint8Array;
  private readonly window: number;

  /** @param needles ASCII, each of at least two characters; the shortest sets the pace */
  constructor(needles: readonly string[]) {
    this.needles = needles.map((needle) => new TextEncoder().encode(needle));
    this.window = Math.min(...this.needles.map(({ length }) => length));
    this.shift = new Uint8Array(65_536).fill(this.window - 1);
    for (const needle of this.needles) {
      for (let i = 1; i < this.window; i++) {
        const pair = (needle[i - 1] << 8) | needle[i];
        this.shift[pair] = Math.min(this.shift[pair], this.window - 1 - i);
      }
    }
  }

  /** Where the first needle at or after `from` begins; -1 without one. */
  find(bytes: Uint8Array, from: number): number {
    const { shift, window } = this;
    const end = bytes.length;
    let i = from + window - 1;
    while (i < end) {
      const step = shift[(bytes[i - 1] << 8) | bytes[i]];
      if (step > 0) {
        i += step;
      } else if (this.isAt(bytes, i - window + 1)) {
        return i - window + 1;
      } else {
        i++;
      }
    }
    return MISS;
  }

  private isAt(bytes: Uint8Array, start: number): boolean {
    return this.needles.some((needle) => {
      if (start + needle.length > bytes.length) {
        return false;
      }
      for (let i = 0; i < needle.length; i++) {
        if (bytes[start + i] !== needle[i]) {
          return false;
        }
      }
      return true;
    });
  }
}
