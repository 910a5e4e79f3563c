import { Bytes } from '../../units';
import { Labels, Series } from '../../evidence/Series';
import { Kill } from '../../kills/Kill';
import { PodRecords } from '../../kills/PodRecords';
import { between } from '../../kills/Timeline';

/** Memory charged to a pod and to none of its containers: tmpfs, what a dead container left, the sandbox. */
export interface Outside {
  bytes: Bytes;
  /** in how many samples it was seen */
  pairs: number;
}

/** One sample of the pod's cgroup, less what its containers held around that time. */
interface Pair {
  at: number;
  bytes: Bytes;
  /** each container was sampled then or after: growth in between makes this too small, never too large */
  notBefore: boolean;
}

/** Two samples of one pod this close speak of the same moment. */
const SAME_MOMENT_MS = 20_000;
/** Memory that belongs to no container stays: it must show in each of the last samples. */
const PAIRS = 3;
const PAIRS_WITHIN_MS = 180_000;
/** Where only one was seen so late, an earlier one may contradict it. */
const EARLIER_WITHIN_MS = 1_800_000;
/** So much may as well be the sandbox's. */
const NOTHING_BYTES = 8 * 1024 * 1024;

/**
 * What the pod was charged beyond its containers before an end, in the life that ended. What an earlier life holds is its
 * own, and nobody's after. A life too short to be seen is judged by those before it: where none of a crash loop's deaths
 * left anything behind, this one found nothing, and what they left is there still where one sample shows no less. Null
 * when it cannot be told.
 */
export function outsideContainers(records: PodRecords, podLevel: Series, kill: Kill, until: number): Outside | null {
  const since = kill.startedAt ?? -Infinity;
  const pairs = pairsOf(records, podLevel, since, until);
  const own = seen(pairs);
  if (own !== null && pairs.length === 1 && own.bytes > NOTHING_BYTES) {
    const earlier = pairsOf(records, podLevel, since, pairs[0].at - SAME_MOMENT_MS, EARLIER_WITHIN_MS);
    // what has come so lately may be the container's, grown between its sample and the pod's
    return earlier.some(({ bytes }) => bytes < own.bytes / 2) ? null : own;
  }
  if (own !== null || kill.startedAt === null) {
    return own;
  }
  const births = birthsOf(records, kill.container).filter((birth) => birth < kill.startedAt! - 1000);
  // the first life known found no death's remains
  const after = births
    .map((birth, i) => seen(pairsOf(records, podLevel, birth, births[i + 1] ?? kill.startedAt!)))
    .slice(1)
    .filter((one) => one !== null);
  const last = after.at(-1);
  if (last === undefined || after.every(({ bytes }) => bytes <= NOTHING_BYTES)) {
    return last ?? null;
  }
  return pairs.length === 1 ? { bytes: Math.min(pairs[0].bytes, last.bytes), pairs: 1 + last.pairs } : null;
}

/** Seen together once, and the containers earlier, what they may have grown in between looks like nobody's. */
function seen(pairs: Pair[]): Outside | null {
  const [first] = pairs;
  const unsure = pairs.length === 1 && !first.notBefore && first.bytes > NOTHING_BYTES;
  return pairs.length === 0 || unsure
    ? null
    : { bytes: Math.min(...pairs.map(({ bytes }) => bytes)), pairs: pairs.length };
}

/** When each life of a container began, in order: cAdvisor has a series a life. */
function birthsOf(records: PodRecords, container: string): number[] {
  const starts = records.of('container_start_time_seconds', container).map(({ values }) => values[0] * 1000);
  return [...new Set(starts)].sort((a, b) => a - b);
}

/** The last samples of the pod's cgroup in a life at which every living container has one, too. */
function pairsOf(
  records: PodRecords,
  podLevel: Series,
  since: number,
  until: number,
  withinMs = PAIRS_WITHIN_MS
): Pair[] {
  const { times, values } = between(podLevel, Math.max(since, until - withinMs), until - 1);
  const out: Pair[] = [];
  for (let i = times.length - 1; i >= 0 && out.length < PAIRS; i--) {
    const held = containersAt(records, podLevel.metric, times[i], since);
    if (held !== null) {
      out.push({ at: times[i], bytes: Math.max(0, values[i] - held.bytes), notBefore: held.notBefore });
    }
  }
  return out;
}

/** What the containers held around a time, the larger of two near samples of this life; null when none was seen so near. */
function containersAt(records: PodRecords, metric: string, at: number, since: number): Omit<Pair, 'at'> | null {
  const byContainer = new Map<string, number>();
  const notBefore = new Set<string>();
  for (const series of records.all(metric).filter(isOfContainer)) {
    const near = between(series, Math.max(since, at - SAME_MOMENT_MS), at + SAME_MOMENT_MS);
    const { container } = series.labels;
    if (near.values.length > 0) {
      byContainer.set(container, Math.max(...near.values, byContainer.get(container) ?? 0));
    }
    if (near.times.some((time) => time >= at - 1000)) {
      notBefore.add(container);
    }
  }
  const bytes = [...byContainer.values()].reduce((sum, held) => sum + held, 0);
  return byContainer.size === 0 ? null : { bytes, notBefore: notBefore.size === byContainer.size };
}

const isOfContainer = ({ labels }: { labels: Labels }): boolean =>
  (labels.container ?? '') !== '' && labels.container !== 'POD';
