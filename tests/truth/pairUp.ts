/**
 * Pairs each left thing with at most one right thing, as many pairs as possible, near ones first (Kuhn's augmenting
 * paths: https://en.wikipedia.org/wiki/Hopcroft%E2%80%93Karp_algorithm). So no pair is lost because a neighbour took
 * what was near to both.
 *
 * @param distance between two that may be paired, null for two that may not
 * @param shared right things that may stand for several left ones
 * @param first left things that are paired rather than others, where there are too few right ones
 */
export function pairUp<L, R>(
  lefts: L[],
  rights: R[],
  distance: (left: L, right: R) => number | null,
  shared: (right: R) => boolean,
  first: (left: L) => boolean = () => false
): Array<[L, R]> {
  const near = new Map(lefts.map((left) => [left, candidates(left, rights, distance)]));
  const takenBy = new Map<R, L>();
  const pairs = new Map<L, R>();

  const place = (left: L, tried: Set<R>): boolean => {
    for (const right of near.get(left) ?? []) {
      if (shared(right)) {
        pairs.set(left, right);
        return true;
      }
      if (tried.has(right)) {
        continue;
      }
      tried.add(right);
      const holder = takenBy.get(right);
      if (holder === undefined || place(holder, tried)) {
        takenBy.set(right, left);
        pairs.set(left, right);
        return true;
      }
    }
    return false;
  };
  const byNearest = [...lefts].sort((a, b) => Number(first(b)) - Number(first(a)) || nearest(a) - nearest(b));
  function nearest(left: L): number {
    const [first] = near.get(left) ?? [];
    return first === undefined ? Infinity : distance(left, first)!;
  }
  byNearest.forEach((left) => place(left, new Set()));
  return lefts.filter((left) => pairs.has(left)).map((left) => [left, pairs.get(left)!]);
}

function candidates<L, R>(left: L, rights: R[], distance: (left: L, right: R) => number | null): R[] {
  return rights
    .map((right) => ({ right, apart: distance(left, right) }))
    .filter((one): one is { right: R; apart: number } => one.apart !== null)
    .sort((a, b) => a.apart - b.apart)
    .map(({ right }) => right);
}
