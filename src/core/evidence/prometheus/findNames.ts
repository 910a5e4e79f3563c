import { Selection, TimeRange } from '../Evidence';
import { rangeOf } from './candidates';
import { findLabelNames, KSM_METRICS } from './findLabelNames';
import { translated } from './labelNames';
import { equals, matches, selector } from './matcher';
import { Prometheus } from './Prometheus';
import { Recorder } from './Recorder';

export type NameKind = 'cluster' | 'namespace' | 'pod' | 'container' | 'node';

/** No list is longer: a person types on. */
const MOST_NAMES = 1000;

/** The selectors that narrow a list, by what is listed: a container's series names no node. */
const NARROWING: Record<NameKind, Array<'namespace' | 'pod' | 'node'>> = {
  cluster: [],
  namespace: ['pod', 'node'],
  pod: ['namespace', 'node'],
  container: ['namespace', 'pod'],
  node: ['namespace', 'pod'],
};

/**
 * The names of one kind that existed within the range, narrowed by the other selectors; sorted, at most 1,000.
 * @throws PrometheusError when the server does not answer. @throws SelectionError when a pattern is malformed
 */
export async function findNames(
  prometheus: Prometheus,
  kind: NameKind,
  selection: Selection,
  range: TimeRange
): Promise<string[]> {
  const recorder = new Recorder(prometheus);
  const cluster = selection.cluster && kind !== 'cluster' ? equals('cluster', selection.cluster) : '';
  const ksm = (await findLabelNames(recorder, range, cluster))(KSM_METRICS);
  const metric = kind === 'container' ? 'kube_pod_container_info' : 'kube_pod_info';
  const matchers = NARROWING[kind].map((other) => (selection[other] ? matches(ksm[other], selection[other]) : ''));
  const label = kind === 'cluster' ? 'cluster' : ksm[kind];
  const expression = `group by (${label}) (last_over_time(${selector(metric, cluster, ...matchers)}${rangeOf(range)}))`;
  const { series } = await recorder.ask('ksm-pods', expression, { at: range.to }, { required: true });
  const names = series.map((one) => translated(one, ksm).labels[kind] ?? '');
  return [...new Set(names)]
    .filter((name) => name !== '')
    .sort()
    .slice(0, MOST_NAMES);
}
