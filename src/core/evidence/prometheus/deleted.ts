import { Evidence, Selection, TimeRange } from '../Evidence';
import { rangeOf } from './candidates';
import { translated } from './labelNames';
import { selector } from './matcher';
import { Recorder } from './Recorder';
import { podMatchers } from './selectPods';
import { Targets } from './Targets';

/** Selected pods whose deletion was due within the range; the metric's value is that time in Unix seconds. */
export async function findDeleted(
  recorder: Recorder,
  window: TimeRange,
  range: TimeRange,
  selection: Selection,
  { ksm }: Targets
): Promise<Evidence['deleted']> {
  const expression = `last_over_time(${selector('kube_pod_deletion_timestamp', ...podMatchers(selection, ksm))}${rangeOf(window)})`;
  const { series } = await recorder.ask('ksm-pods', expression, { at: window.to });
  return series
    .filter(({ values }) => values[0] * 1000 >= range.from && values[0] * 1000 < range.to)
    .map((one) => translated(one, ksm).labels)
    .map(({ namespace = '', pod = '' }) => ({ namespace, pod }));
}
