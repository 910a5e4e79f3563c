import { PodRef, Selection, TimeRange } from '../Evidence';
import { rangeOf } from './candidates';
import { LabelNames, translated } from './labelNames';
import { differs, equals, matches, selector } from './matcher';
import { Recorder } from './Recorder';
import { Targets } from './Targets';

/**
 * What shows a container and its end: one of them is left where another is not collected. Of a native sidecar only the
 * series of init containers speak (facts/metrics.md 1.4).
 */
const OF_CONTAINERS = ['restarts_total', 'last_terminated_reason', 'terminated_reason'];

/**
 * The pods a selection names, with their nodes. Patterns are matched by the server, whose RE2 is not JavaScript's.
 * A pod that kube_pod_info does not show is found by what its containers' states show, then without a node.
 */
export async function selectPods(
  recorder: Recorder,
  window: TimeRange,
  selection: Selection,
  { ksm }: Targets,
  more: string[] = []
): Promise<PodRef[]> {
  const matchers = [...more, ...podMatchers(selection, ksm)];
  const node = selection.node ? matches(ksm.node, selection.node) : '';
  const keys = `${ksm.namespace}, ${ksm.pod}, ${ksm.node}, uid, cluster`;
  const within = (metric: string, ...extra: string[]) =>
    `group by (${keys}) (last_over_time(${selector(metric, ...matchers, ...extra)}${rangeOf(window)}))`;
  const info = within('kube_pod_info', node);
  const states = within('', matches('__name__', `kube_pod_(init_)?container_status_(${OF_CONTAINERS.join('|')})`));
  const ignoring = `ignoring (${ksm.node})`;
  const expression = selection.node || more.length > 0 ? info : `${info} or (${states} unless ${ignoring} ${info})`;
  const { series } = await recorder.ask('ksm-pods', expression, { at: window.to });
  const pods = new Map<string, PodRef>();
  for (const one of series) {
    const { cluster = '', namespace = '', pod = '', uid = '', node: at = '' } = translated(one, ksm).labels;
    const key = JSON.stringify([cluster, namespace, pod, uid]);
    // while a pod is pending its series has no node; the one with a node comes later and says more
    if (namespace !== '' && pod !== '' && (!pods.has(key) || at !== '')) {
      pods.set(key, { cluster, namespace, pod, uid, node: at, selected: true });
    }
  }
  return [...pods.values()];
}

/** Matchers for the pods a selection names, on kube-state-metrics' series. */
export const podMatchers = (selection: Selection, ksm: LabelNames): string[] => [
  selection.cluster ? equals('cluster', selection.cluster) : '',
  selection.namespace ? matches(ksm.namespace, selection.namespace) : '',
  selection.pod ? matches(ksm.pod, selection.pod) : '',
];

/** The container names that a pattern means; null without a pattern. */
export async function selectContainers(
  recorder: Recorder,
  window: TimeRange,
  selection: Selection,
  { ksm }: Targets
): Promise<string[] | null> {
  if (!selection.container) {
    return null;
  }
  const names = matches('__name__', 'kube_pod_(init_)?container_(info|status_restarts_total)');
  const expression = `group by (${ksm.container}) (last_over_time(${selector('', names, matches(ksm.container, selection.container), differs(ksm.container, ''))}${rangeOf(window)}))`;
  const { series } = await recorder.ask('ksm-pods', expression, { at: window.to });
  return series.map((one) => translated(one, ksm).labels.container).sort();
}
