import { RankingRow } from '../Explanation';

/** What the kernel counts of a process or container: resident, swapped out and page tables; null when nothing is known. */
export function heldBytes({ rssBytes, swapBytes, pageTableBytes }: RankingRow): number | null {
  return rssBytes === null ? null : rssBytes + (swapBytes ?? 0) + (pageTableBytes ?? 0);
}
