import { End, newEnd } from './End';
import { Window } from './Kill';

/** The ends of one container that are known so far, by the restart counter before each. */
export class EndBook {
  private readonly ends = new Map<number, End>();

  /** In the order of the counter. */
  known(): End[] {
    return [...this.ends.values()].sort((a, b) => a.ordinal - b.ordinal);
  }

  get(ordinal: number): End | undefined {
    return this.ends.get(ordinal);
  }

  /** That of an ordinal, a new one where none is known. */
  end(ordinal: number, foundBy: string): End {
    const known = this.ends.get(ordinal);
    if (known) {
      return known;
    }
    const end = newEnd(ordinal, foundBy);
    this.ends.set(ordinal, end);
    return end;
  }

  forget(ordinal: number): void {
    this.ends.delete(ordinal);
  }

  get size(): number {
    return this.ends.size;
  }

  /** The ordinal of an end that comes after all that are known. */
  next(): number {
    return 1 + Math.max(-1, ...this.ends.keys());
  }

  /** Makes room for another end before that of an ordinal. */
  makeRoom(ordinal: number): void {
    const later = [...this.ends.values()].filter((end) => end.ordinal >= ordinal);
    later.forEach((end) => this.ends.delete(end.ordinal));
    later.forEach((end) => this.ends.set(++end.ordinal, end));
  }
}

/** An end lies within a window, too; one that contradicts what was known of it takes its place. */
export function narrow(end: End, window: Window): void {
  const after = Math.max(end.window.after, window.after);
  const before = Math.min(end.window.before, window.before);
  end.window = after <= before ? { after, before } : window;
}
