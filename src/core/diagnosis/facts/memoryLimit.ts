import { Bytes } from '../../units';
import { Evidence } from '../../evidence/Evidence';
import { sampleAt, Series } from '../../evidence/Series';
import { Kill } from '../../kills/Kill';
import { PodRecords } from '../../kills/PodRecords';

/** A container's memory limit at a time: bytes, `none` when it surely has none, null when no metric says. */
export type MemoryLimit = Bytes | 'none' | null;

/** cAdvisor says the limit in force, kube-state-metrics the desired one (they differ while a resize is under way). */
export function memoryLimitAt(
  evidence: Evidence,
  records: PodRecords,
  kill: Pick<Kill, 'container' | 'init' | 'time'>
): MemoryLimit {
  const inForce = lastInForce(records, kill);
  if (inForce) {
    return inForce.value > 0 ? inForce.value : 'none';
  }
  const metric = `kube_pod_${kill.init ? 'init_' : ''}container_resource_limits`;
  const desired = records.of(metric, kill.container).filter(({ labels }) => labels.resource === 'memory');
  const sample = desired.map((series) => sampleAt(series, kill.time) ?? firstOf(series)).find((one) => one !== null);
  if (sample) {
    return sample.value;
  }
  // the limit of a later instance, where neither this one's nor the declared was collected
  const later = records
    .of(IN_FORCE, kill.container)
    .map(firstOf)
    .find((one) => one !== null);
  if (later && later.value > 0) {
    return later.value;
  }
  return evidence.collected.includes('kube_pod_container_resource_limits') && records.containers().length > 0
    ? 'none'
    : null;
}

/** A limit that was lowered shows a scrape and the status' usual delay later. */
const LOWERED_SHOWS_MS = 90_000;
/** Less than this above a limit is as good as at it. */
const AT_LIMIT = 0.97;

/**
 * The limit that an end met: the one that was last seen before, or a lower one that is first seen right after, by
 * whatever exporter, when the container held more than that already. A kubelet lowers a limit in place after a look at
 * the usage that may be too old (facts/metrics.md 5.4).
 * @param usageBytes what the container was charged in its last sample; null without one
 */
export function limitMetBy(
  evidence: Evidence,
  records: PodRecords,
  kill: Pick<Kill, 'container' | 'init' | 'time'>,
  usageBytes: Bytes | null
): MemoryLimit {
  const known = memoryLimitAt(evidence, records, kill);
  if (typeof known !== 'number' || usageBytes === null) {
    return known;
  }
  const lower = limitSeries(records, kill).flatMap(({ times, values }) =>
    values.filter(
      (value, i) =>
        value > 0 &&
        value < 0.99 * known &&
        usageBytes >= AT_LIMIT * value &&
        // what it was lowered from stands before it
        values[i - 1] !== value &&
        (values[i - 1] ?? known) > value &&
        times[i] > kill.time - LOWERED_SHOWS_MS &&
        times[i] <= kill.time + LOWERED_SHOWS_MS
    )
  );
  return lower.length > 0 ? Math.max(...lower) : known;
}

/** A resize is asked for, done and scraped within these. */
const RESIZE_BEFORE_MS = 120_000;
const RESIZE_AFTER_MS = 300_000;

/** All limits of a container, in force or declared, from two minutes (or `beforeMs`) before its end to five after, in bytes. */
export function limitsAround(
  records: PodRecords,
  kill: Pick<Kill, 'container' | 'init' | 'time'>,
  beforeMs = RESIZE_BEFORE_MS
): Bytes[] {
  const { time } = kill;
  return limitSeries(records, kill).flatMap(({ times, values }) =>
    values.filter((value, i) => value > 0 && times[i] >= time - beforeMs && times[i] <= time + RESIZE_AFTER_MS)
  );
}

/** What was seen of a container's limit, in force and declared. */
const limitSeries = (records: PodRecords, { container, init }: Pick<Kill, 'container' | 'init'>): Series[] => [
  ...records.of(IN_FORCE, container),
  ...records
    .of(`kube_pod_${init ? 'init_' : ''}container_resource_limits`, container)
    .filter(({ labels }) => labels.resource === 'memory'),
];

/** A limit first seen after the end, where the pod was too young to be seen before. */
const firstOf = ({ times, values }: Series) => (times.length > 0 ? { at: times[0], value: values[0] } : null);

/** Whether the limit in force was seen before a kill, not only the declared one: pod-level resources make the two differ. */
export const limitInForce = (records: PodRecords, kill: Pick<Kill, 'container' | 'time'>): boolean =>
  lastInForce(records, kill) !== null;

const IN_FORCE = 'container_spec_memory_limit_bytes';

const lastInForce = (records: PodRecords, { container, time }: Pick<Kill, 'container' | 'time'>) =>
  records.lastSample(IN_FORCE, container, time + 1000);

/** The memory request in bytes, 0 without one; null when not collected. */
export function memoryRequest(records: PodRecords, container: string, init: boolean): Bytes | null {
  const metric = `kube_pod_${init ? 'init_' : ''}container_resource_requests`;
  const series = records.of(metric, container).find(({ labels }) => labels.resource === 'memory');
  return series ? series.values[series.values.length - 1] : null;
}
