import { labelNames, LabelNames, OWN_LABELS, OwnLabel, translated } from './labelNames';
import { TimeRange } from '../Evidence';
import { Series } from '../Series';
import { rangeOf } from './candidates';
import { differs, matches, selector } from './matcher';
import { Recorder } from './Recorder';

/** What the installation's labels look like, found by looking, never by the name of a chart. */
export interface Targets {
  ksm: LabelNames;
  cadvisor: LabelNames;
  /** one series a node: `kube_node_info` with its address */
  nodeInfo: Series[];
  /** series of the kubelet's and cAdvisor's targets, a few a node */
  kubelet: Series[];
  kubeletNodeName: Series[];
  /** series of node-exporter's targets */
  nodeExporter: Series[];
  uname: Series[];
}

/** Metrics that carry all the labels that can be renamed: a pod's node stands on the one, its containers on the other. */
const KSM_METRICS = ['kube_pod_info', 'kube_pod_container_info'];
const CADVISOR_METRIC = 'container_memory_working_set_bytes';

/** Which labels exist as `exported_…`, on which metric: a series a metric and label. */
function renamedQuery(last: (expression: string) => string, cluster: string): string {
  const names = matches('__name__', [...KSM_METRICS, CADVISOR_METRIC].join('|'));
  const having = (own: OwnLabel) => last(selector('', names, differs(`exported_${own}`, ''), cluster));
  return OWN_LABELS.map((own) => `label_replace(count by (__name__) (${having(own)}), "own", "${own}", "", "")`).join(
    ' or '
  );
}

/** @throws PrometheusError when the server does not answer at all */
export async function findTargets(recorder: Recorder, window: TimeRange, cluster: string): Promise<Targets> {
  const at = { at: window.to };
  const last = (expression: string) => `last_over_time(${expression}${rangeOf(window)})`;
  const [exported, nodeInfo, machine, kubeletNodeName, nodeExporter, uname] = await Promise.all([
    recorder.ask('ksm-pods', renamedQuery(last, cluster), at, { required: true }),
    recorder.ask('ksm-node', last(selector('kube_node_info', cluster)), at, { required: true }),
    recorder.ask('cadvisor-root', last(selector('machine_memory_bytes', cluster)), at),
    recorder.ask('kubelet', last(selector('kubelet_node_name', cluster)), at),
    recorder.ask('node-memory', last(selector('node_memory_MemTotal_bytes', cluster)), at),
    recorder.ask('node-memory', last(selector('node_uname_info', cluster)), at),
  ]);
  const renamed = (metrics: string[]) =>
    labelNames(
      new Set(
        exported.series
          .filter(({ metric, labels }) => metrics.includes(metric || labels.__name__))
          .map(({ labels }) => labels.own as OwnLabel)
      )
    );
  const ksm = renamed(KSM_METRICS);
  return {
    ksm,
    cadvisor: renamed([CADVISOR_METRIC]),
    nodeInfo: nodeInfo.series.map((series) => translated(series, ksm)),
    kubelet: [...kubeletNodeName.series, ...machine.series],
    kubeletNodeName: kubeletNodeName.series,
    nodeExporter: nodeExporter.series,
    uname: uname.series,
  };
}
