import { type Ranking, type RankingRow } from '../../../core/explanation/Explanation';

/** The parts of a row's bar on the scale of the largest, 0 to 1. */
export interface RankingBar {
  /** set beforehand: by the kernel's oom_score_adj, or what was requested */
  given: number;
  /** by what it held, or held above its request */
  held: number;
}

/** What puts a row where it stands: points for the kernel, memory and request for the kubelet. */
export function rankingBars({ by, rows }: Pick<Ranking, 'by' | 'rows'>): RankingBar[] {
  const parts = rows.map(by === 'kernel' ? pointsOf : usageOf);
  const most = Math.max(1, ...parts.map(({ given, held }) => given + held));
  return parts.map(({ given, held }) => ({ given: given / most, held: held / most }));
}

function pointsOf({ points, oomScoreAdj }: RankingRow): RankingBar {
  const total = Math.max(0, points ?? 0);
  const given = Math.min(total, Math.max(0, oomScoreAdj ?? 0));
  return { given, held: total - given };
}

function usageOf({ usageBytes, requestBytes }: RankingRow): RankingBar {
  const total = Math.max(0, usageBytes ?? 0);
  const given = Math.min(total, requestBytes ?? 0);
  return { given, held: total - given };
}
