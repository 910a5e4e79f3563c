import { RankingRow } from '../explanation/Explanation';

/** A row of a ranking of which nothing is known but whose it is, and what a test says. */
export const rankingRowOf = (given: Partial<RankingRow> = {}): RankingRow => ({
  rank: 1,
  namespace: 'shop',
  pod: 'cart-1',
  container: 'cart',
  process: null,
  pid: null,
  points: null,
  errorPoints: 0,
  errorBytes: 0,
  killed: false,
  oomScoreAdj: null,
  rssBytes: null,
  swapBytes: null,
  pageTableBytes: null,
  requestBytes: null,
  limitBytes: null,
  usageBytes: null,
  qosClass: null,
  priority: null,
  priorityClass: null,
  exceedsRequest: null,
  ...given,
});
