export interface Placed<T> {
  /** centre, CSS pixels */
  x: number;
  items: T[];
}

/** Markers that would cover each other become one, in the middle of its members. Items come by time. */
export function bundles<T>(items: T[], xOf: (item: T) => number, width: number): Array<Placed<T>> {
  const placed: Array<{ xs: number[]; items: T[] }> = [];
  for (const item of items) {
    const x = xOf(item);
    const last = placed[placed.length - 1];
    if (last && x - middleOf(last.xs) < width) {
      last.xs.push(x);
      last.items.push(item);
    } else {
      placed.push({ xs: [x], items: [item] });
    }
  }
  return placed.map(({ xs, items: members }) => ({ x: middleOf(xs), items: members }));
}

const middleOf = (xs: number[]): number => (xs[0] + xs[xs.length - 1]) / 2;
