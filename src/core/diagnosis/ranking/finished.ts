import { Ranking, RankingRow } from '../../explanation/Explanation';
import { sparedBy } from './sparedBy';

/** So many stand for the rest. */
const FIRST = 10;

/**
 * A ranking with its first rows and the killed, and the smallest request that would have spared the killed one. Whoever
 * would die instead of it stands among the first, so that the rest does not matter.
 */
export function finished(ranking: Omit<Ranking, 'sparedBy' | 'total'>, killed: RankingRow): Ranking {
  const shown: Ranking = {
    ...ranking,
    total: ranking.rows.length,
    sparedBy: null,
    rows: ranking.rows.filter((row, i) => i < FIRST || row.killed),
  };
  return { ...shown, sparedBy: sparedBy(shown, killed) };
}
