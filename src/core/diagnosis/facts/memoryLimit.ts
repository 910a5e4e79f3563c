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
  const inForce = records.lastSample('container_spec_memory_limit_bytes', kill.container, kill.time + 1000);
  if (inForce) {
    return inForce.value > 0 ? inForce.value : 'none';
  }
  const metric = `kube_pod_${kill.init ? 'init_' : ''}container_resource_limits`;
  const desired = records.of(metric, kill.container).filter(({ labels }) => labels.resource === 'memory');
  const sample = desired.map((series) => sampleAt(series, kill.time) ?? firstOf(series)).find((one) => one !== null);
  if (sample) {
    return sample.value;
  }
  return evidence.collected.includes('kube_pod_container_resource_limits') && records.containers().length > 0
    ? 'none'
    : null;
}

/** A resize is asked for, done and scraped within these. */
const RESIZE_BEFORE_MS = 120_000;
const RESIZE_AFTER_MS = 300_000;

/** All limits of a container, in force or declared, from two minutes before its end to five after, in bytes. */
export function limitsAround(
  records: PodRecords,
  { container, init, time }: Pick<Kill, 'container' | 'init' | 'time'>
): Bytes[] {
  const declared = `kube_pod_${init ? 'init_' : ''}container_resource_limits`;
  return [
    ...records.of('container_spec_memory_limit_bytes', container),
    ...records.of(declared, container).filter(({ labels }) => labels.resource === 'memory'),
  ].flatMap(({ times, values }) =>
    values.filter((value, i) => value > 0 && times[i] >= time - RESIZE_BEFORE_MS && times[i] <= time + RESIZE_AFTER_MS)
  );
}

/** A limit first seen after the end, where the pod was too young to be seen before. */
const firstOf = ({ times, values }: Series) => (times.length > 0 ? { at: times[0], value: values[0] } : null);

/** Whether the limit in force was seen, not only the declared one: pod-level resources make the two differ. */
export const limitInForce = (records: PodRecords, container: string): boolean =>
  records.of('container_spec_memory_limit_bytes', container).length > 0;

/** The memory request in bytes, 0 without one; null when not collected. */
export function memoryRequest(records: PodRecords, container: string, init: boolean): Bytes | null {
  const metric = `kube_pod_${init ? 'init_' : ''}container_resource_requests`;
  const series = records.of(metric, container).find(({ labels }) => labels.resource === 'memory');
  return series ? series.values[series.values.length - 1] : null;
}
