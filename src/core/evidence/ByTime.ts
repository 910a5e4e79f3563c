import { indexAt, indexBefore } from './Series';

/**
 * Things that happened at a time, kept so that those of an interval are found without looking at all of them. A thing
 * whose time is not finite may have happened whenever: it is in every interval.
 */
export class ByTime<T> {
  /** of those that have one, in order */
  readonly times: readonly number[];
  /** places in the list as it was given, in order of time */
  private readonly places: number[];
  private readonly timeless: number[];
  /** everything has a time, and was given in its order */
  private readonly inOrder: boolean;

  /** @param timeOf Unix milliseconds; null when it is not known */
  constructor(
    private readonly things: readonly T[],
    timeOf: (thing: T) => number | null
  ) {
    const times = things.map(timeOf);
    const places = things.map((_, i) => i);
    this.timeless = places.filter((i) => !isTime(times[i]));
    this.places = places.filter((i) => isTime(times[i])).sort((a, b) => times[a]! - times[b]! || a - b);
    this.times = this.places.map((i) => times[i]!);
    this.inOrder = this.timeless.length === 0 && this.places.every((place, i) => place === i);
  }

  /** Those from one time to another, both included, in the order in which they were given. */
  within(from: number, to: number): T[] {
    if (this.things.length === 0) {
      return [];
    }
    const first = indexBefore(this.times, from) + 1;
    const end = indexAt(this, to) + 1;
    if (this.inOrder) {
      return this.things.slice(first, end);
    }
    const found = [...this.timeless, ...this.places.slice(first, Math.max(first, end))];
    return found.sort((a, b) => a - b).map((i) => this.things[i]);
  }
}

const isTime = (time: number | null): boolean => time !== null && Number.isFinite(time);
