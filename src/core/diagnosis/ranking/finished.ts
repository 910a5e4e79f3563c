import { Ranking, RankingRow } from '../../explanation/Explanation';
import { sparedBy } from './sparedBy';

/** So many stand for the rest. */
const FIRST = 10;

/**
 * A ranking with its first rows and the killed, and the smallest request that would have spared the killed one. Whoever
 * would die instead of it stands among the first, so that the rest does not matter.
 */
export function finished(ranking: Ranking, killed: RankingRow): Ranking {
  const shown: Ranking = {
    ...ranking,
    rows: ranking.rows.filter((row, i) => i < FIRST || row.killed),
  };
  return { ...shown, sparedBy: sparedBy(atWorst(shown, killed), killed) };
}

/** The same with every error against the killed: it held as much as it may have, the others as little. */
export function atWorst(ranking: Ranking, killed: RankingRow): Ranking {
  const moved = (bytes: number | null, by: number) => (bytes === null ? null : Math.max(0, bytes + by));
  return {
    ...ranking,
    rows: ranking.rows.map((row) => {
      const by = row === killed ? row.errorBytes : -row.errorBytes;
      return { ...row, rssBytes: moved(row.rssBytes, by), usageBytes: moved(row.usageBytes, by), errorBytes: 0 };
    }),
  };
}
