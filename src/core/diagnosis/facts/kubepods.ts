import { sampleAt, Series } from '../../evidence/Series';

/** The cgroup of all pods of a node, by the name of either driver. */
export const isKubepods = (labels: Series['labels']): boolean => /(^|[/-])kubepods(\.slice)?$/.test(labels.id ?? '');

/** What stood at a time, or first after it: for what is declared and seldom changes; null where it is not collected. */
export function declaredAt(series: Series | null, time: number): number | null {
  return series === null ? null : (sampleAt(series, time)?.value ?? series.values[0] ?? null);
}
