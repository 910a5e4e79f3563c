/** A cgroup can be sampled once more while it is being removed: 22 s after the kill was seen (facts/metrics.md 9). */
export const DYING_MS = 25_000;

/** It can be sampled no longer than this, as rarely as it is scraped: who is sampled later lives. */
export const SAMPLED_DEAD_MS = 35_000;
