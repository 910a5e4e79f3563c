/** What the kernel weighs of a process, in pages. */
export interface Weighed {
  rssPages: number;
  swapPages: number;
  pageTablePages: number;
  oomScoreAdj: number;
}

/** Processes with this oom_score_adj are never chosen. */
export const OOM_SCORE_ADJ_MIN = -1000;

/**
 * The points by which the kernel chooses its victim, in pages: what would be freed, and a thousandth of all memory for
 * each step of oom_score_adj (mm/oom_kill.c, oom_badness). null: never chosen. Before Linux 5.9 points below 1 count
 * as 1, so that all protected tasks tie and the first one found dies.
 * @param totalPages RAM and swap, or the memory that the cgroup may use
 */
export function badness(
  { rssPages, swapPages, pageTablePages, oomScoreAdj }: Weighed,
  totalPages: number
): number | null {
  return oomScoreAdj === OOM_SCORE_ADJ_MIN
    ? null
    : rssPages + swapPages + pageTablePages + oomScoreAdj * Math.floor(totalPages / 1000);
}
