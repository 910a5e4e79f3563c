import { KernelRecord } from '../evidence/Witnesses';
import { Series } from '../evidence/Series';
import { diesWhole } from '../testimony/diesWhole';
import { ChildOom } from './childOoms';
import { SAMPLED_DEAD_MS } from './dying';
import { olderThanStamped } from './olderThanStamped';
import { PodRecords } from './PodRecords';

/** A cgroup whose last process is gone still held 8192 bytes (facts/metrics.md 9); a process holds more. */
const HELD_BYTES = 1024 * 1024;
/** A killed process gives its memory back within this, on a node that is not stalled. */
const GIVES_BACK_MS = 5_000;

/** Memory of processes; files and tmpfs stay charged after the last of them. */
const RSS = 'container_memory_rss';

/**
 * Whether a container still held memory of processes in a sample after the one that counts the death of one of them, or
 * was counted for longer than a dead one.
 */
export function outlivedCount(records: PodRecords, oom: ChildOom, scrapeSeconds: number): boolean {
  if (oom.containerId === null) {
    return false; // samples of the next instance may follow in the same series
  }
  return (
    oom.lastSeen > oom.window.before + SAMPLED_DEAD_MS ||
    heldAfter(seriesOf(records, [oom.containerId]), oom.window.before, Infinity, scrapeSeconds)
  );
}

/** The same after a kernel's report: less than what the victim held, which may be slow in giving it back. */
export function outlivedReport(
  records: PodRecords,
  { report, at, errorMs }: KernelRecord,
  scrapeSeconds: number
): boolean {
  const ids = report.victims.flatMap(({ containerId }) => containerId ?? []);
  const anon = report.victims.reduce((sum, { anonRssBytes }) => sum + (anonRssBytes ?? 0), 0);
  return (
    at !== null &&
    !diesWhole(report) &&
    heldAfter(seriesOf(records, ids), at + errorMs + GIVES_BACK_MS, anon, scrapeSeconds)
  );
}

const seriesOf = (records: PodRecords, ids: string[]): Series[] =>
  records
    .all(RSS)
    .filter(
      ({ labels }) => labels.container && ids.some((id) => `${labels.name ?? ''} ${labels.id ?? ''}`.includes(id))
    );

const heldAfter = (all: Series[], since: number, lessThan: number, scrapeSeconds: number): boolean =>
  all.some(({ times, values }) => {
    const older = olderThanStamped(times, scrapeSeconds);
    return times.some((time, i) => time > since + older && values[i] >= HELD_BYTES && values[i] < lessThan);
  });
