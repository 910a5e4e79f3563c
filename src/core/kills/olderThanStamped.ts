/** Where the scrape's time is the sample's (honor_timestamps: false), the value is up to this much older (facts/metrics.md 3). */
const OLDER_MS = 20_000;

/** By how much the values of a series of cAdvisor's can be older than their timestamps, milliseconds. */
export const olderThanStamped = (times: number[], scrapeSeconds: number): number =>
  isOnScrapeGrid(times, scrapeSeconds) ? OLDER_MS : 0;

/** cAdvisor's own times jitter between 10 and 20 s; a scrape's lie on its grid to some milliseconds. */
function isOnScrapeGrid(times: number[], scrapeSeconds: number): boolean {
  for (let i = 1; i < times.length; i++) {
    const off = Math.abs(((times[i] - times[i - 1]) / 1000 / scrapeSeconds) % 1);
    if (off >= 0.02 && off <= 0.98) {
      return false;
    }
  }
  return times.length > 1;
}
