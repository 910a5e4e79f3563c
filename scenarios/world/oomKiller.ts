import { Child } from './children';
import { PAGE } from './memory';

/** One process as the kernel's OOM killer sees it. Sizes in bytes, of what it has resident. */
export interface Candidate<T> {
  subject: T;
  anon: number;
  file: number;
  shmem: number;
  pageTables: number;
  oomScoreAdj: number;
  /** Of it, in swap. */
  swap?: number;
  /** A child process of the container, which the kernel may kill alone. */
  child?: Child;
}

/** The container runtime's guard of the sandbox: containerd internal/cri/server/podsandbox/helpers_linux.go. */
export const PAUSE_OOM_SCORE_ADJ = -998;

/**
 * mm/oom_kill.c oom_badness(): pages of rss, swap and page tables, plus oom_score_adj thousandths of the pages in the
 * scope (RAM for a global OOM, the cgroup's limit for a memcg OOM). -1000 is never chosen.
 */
export function badness(candidate: Omit<Candidate<unknown>, 'subject'>, scopeBytes: number): number {
  if (candidate.oomScoreAdj === -1000) {
    return -Infinity;
  }
  const scopePages = Math.floor(scopeBytes / PAGE);
  const { anon, file, shmem, pageTables, swap = 0 } = candidate;
  const pages = [anon, file, shmem, pageTables, swap].reduce((sum, bytes) => sum + Math.floor(bytes / PAGE), 0);
  return pages + candidate.oomScoreAdj * Math.floor(scopePages / 1000);
}

/** The process with the most points; null when there is none that may be killed. */
export function chooseVictim<T>(candidates: Array<Candidate<T>>, scopeBytes: number): Candidate<T> | null {
  let victim: Candidate<T> | null = null;
  let most = -Infinity;
  for (const candidate of candidates) {
    const points = badness(candidate, scopeBytes);
    if (points > most) {
      victim = candidate;
      most = points;
    }
  }
  return victim;
}
