import { badScrapes, countOf, isStandstill } from '../evidence/badScrapes';
import { NodeRecords } from '../evidence/NodeRecords';
import { indexAt, indexBefore, Labels, sampleAt, Series } from '../evidence/Series';
import { DYING_MS } from './dying';
import { Instance } from './Instances';
import { Window } from './Kill';

/**
 * When a container was lost, for an end that the runtime dated once it was back: between the last sample of the node and
 * its new boot, or, where no boot time is known, the runtime's date. Where that is not known either, it came back within
 * the window, and the node may have been away since its last sample before. Null when nothing was seen of it before.
 * @param end the runtime's date, or where it lies
 */
export function nodeLossBefore(node: NodeRecords, end: Window): Window | null {
  for (const series of node.all('node_boot_time_seconds')) {
    for (let i = 1; i < series.times.length; i++) {
      const boot = series.values[i] * 1000;
      const rebooted = series.values[i] > series.values[i - 1] + 1;
      if (rebooted && boot <= end.before + 60_000 && end.after <= series.times[i] + 600_000) {
        return { after: lastSeenUp(node, boot) ?? series.times[i - 1], before: boot };
      }
    }
  }
  const seen = lastSeenUp(node, end.after);
  return seen === null ? null : { after: seen, before: end.before };
}

/**
 * No container outlives a boot of its node: one that was seen last before it ended no later. And while the node was away
 * nobody told how it stood, so only its own last sample bounds it from below; that also where no boot is known, of a life
 * that the kubelet called running when it was no longer sampled.
 * @param startedBefore when the one that ended had started, by the kubelet; null when no metric says it
 */
export function beforeBoot(
  node: NodeRecords,
  window: Window,
  { lastSample, startedAt }: Instance,
  startedBefore: number | null = null
): Window {
  const boots = bootsOf(node);
  const boot = boots.find((at) => at > lastSample && at <= window.before);
  const isSame =
    startedBefore !== null &&
    (startedAt === null || startedAt <= startedBefore + 1000) &&
    lastSample - DYING_MS > startedBefore;
  return boot === undefined && !(boots.length === 0 && isSame)
    ? window
    : { after: Math.min(window.after, lastSample - DYING_MS), before: boot ?? window.before };
}

const bootsOf = (node: NodeRecords): number[] =>
  node.all('node_boot_time_seconds').flatMap(({ values }) => values.map((seconds) => seconds * 1000));

/** Whether a node booted after one time and no later than another: what ran on it was lost before. */
export const isBootedBetween = (node: NodeRecords, after: number, before: number): boolean =>
  bootsOf(node).some((boot) => boot > after && boot <= before);

/** So long a node may be away before its status is given up (facts/metrics.md 9), and some more. */
const AWAY_MS = 90_000;

/**
 * A status is as old as the last word of its kubelet: where nothing of the node answered when a window begins, the end may
 * lie as far back as that, and some time where nobody says how it answered.
 */
export function sinceHeard(node: NodeRecords, window: Window): Window {
  if (node.all('up').length === 0) {
    return { ...window, after: window.after - AWAY_MS };
  }
  return isSilentAt(node, window.after)
    ? { ...window, after: Math.min(window.after, lastSeenUp(node, window.after) ?? Infinity) }
    : window;
}

/** Whether nothing of a node answered its last scrape before a time. */
export function isSilentAt(node: NodeRecords, at: number): boolean {
  const last = node.all('up').map((series) => sampleAt(series, at)?.value);
  return last.includes(0) && !last.includes(1);
}

/** When anything of a node was last seen to work before a time; null when nothing was. */
export function lastSeenUp(node: NodeRecords, before: number): number | null {
  let last = -Infinity;
  for (const { times, values } of node.all('up')) {
    let i = indexBefore(times, before);
    while (i >= 0 && values[i] !== 1) {
      i--;
    }
    last = Math.max(last, times[i] ?? -Infinity);
  }
  for (const series of node.all('container_memory_working_set_bytes')) {
    last = Math.max(last, series.times[indexAt(series, before)] ?? -Infinity);
  }
  return last === -Infinity ? null : last;
}

/** A kubelet that was stalled tells what happened meanwhile within this (facts/metrics.md 9). */
const CATCHES_UP_MS = 120_000;

/**
 * Whether a node had stood still shortly before a time. Where nobody says how it answered, only samples that are missing of
 * what each scrape of it brings tell that it did not; null where they are all there, or none are collected.
 */
export function stalledBefore(node: NodeRecords, at: number, scrapeSeconds: number): boolean | null {
  if (node.all('up').length > 0) {
    return isStandstill(countOf(badScrapes(node).failed.within(at - CATCHES_UP_MS, at)));
  }
  const gapMs = GAP_SCRAPES * scrapeSeconds * 1000;
  const isGap = ({ times }: Series) =>
    times.some((time, i) => i > 0 && time > at - CATCHES_UP_MS && times[i - 1] < at && time - times[i - 1] > gapMs);
  return OF_EVERY_SCRAPE.some((metric) => node.every(metric, isOfNoPod).some(isGap)) || null;
}

/** So many scrapes without a sample a node missed one. */
const GAP_SCRAPES = 1.5;

/** Of node-exporter, of the kubelet and of cAdvisor. */
const OF_EVERY_SCRAPE = [
  'node_memory_MemAvailable_bytes',
  'node_vmstat_oom_kill',
  'node_pressure_memory_waiting_seconds_total',
  'kubelet_node_name',
  'kubelet_cgroup_version',
  'container_memory_working_set_bytes',
];

/** A cgroup has an id; the pod of an exporter is another's. */
const isOfNoPod = ({ id, pod }: Labels): boolean => !id || !pod;
