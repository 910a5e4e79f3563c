import { indexAt, Series } from '../../evidence/Series';
import { Moment } from './Moment';

export interface CounterRise {
  by: number;
  /** the samples it was measured between */
  from: number;
  to: number;
  metric: string;
}

/** Longest wait for the sample after: later ones count other kills too. */
const AFTER_MS = 180_000;

/**
 * How far a counter of the node rose over the kill, between a sample surely before and one surely after. Null when
 * one is missing, or when the counter fell: then the node rebooted in between.
 * @param olderMs a value can be that much older than its timestamp
 */
export function riseOver(
  series: Series | null,
  moment: Moment,
  stampedByScrape: boolean,
  olderMs = 0
): CounterRise | null {
  const before = moment.before(series, stampedByScrape);
  const after = moment.after(series, AFTER_MS, olderMs);
  if (
    series === null ||
    before === null ||
    after === null ||
    after.value < before.value ||
    moment.from - before.at > AFTER_MS
  ) {
    return null;
  }
  return { by: after.value - before.value, from: before.at, to: after.at, metric: series.metric };
}

/** Like `riseOver`, for a counter that is born at its first event, as `kubelet_evictions` is: absent before means 0. */
export function riseFromBirth(series: Series, from: number, to: number): number {
  const i = indexAt(series, from - 1);
  const j = indexAt(series, to);
  return j < 0 ? 0 : Math.max(0, series.values[j] - (i < 0 ? 0 : series.values[i]));
}
