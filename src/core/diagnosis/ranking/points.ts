import { Ranking, RankingRow } from '../../explanation/Explanation';

const PAGE_BYTES = 4096;

/** What one step of oom_score_adj weighs: a thousandth of all memory, in whole pages as the kernel divides. */
export const bytesPerAdj = (scaleBytes: number, pageBytes = PAGE_BYTES): number =>
  Math.floor(Math.floor(scaleBytes / pageBytes) / 1000) * pageBytes;

/** A row's badness in bytes (core/kubernetes/badness.ts); null when it is never chosen or not known. */
export function pointBytes(
  { rssBytes, swapBytes, pageTableBytes, oomScoreAdj }: RankingRow,
  perAdj: Ranking['bytesPerAdj']
): number | null {
  return rssBytes === null || oomScoreAdj === null || oomScoreAdj <= -1000 || perAdj === null
    ? null
    : rssBytes + (swapBytes ?? 0) + (pageTableBytes ?? 0) + oomScoreAdj * perAdj;
}

/** The same in thousandths of all memory, as the contract shows it. */
export const permille = (bytes: number, scaleBytes: number): number => Math.round((bytes / scaleBytes) * 1000);
