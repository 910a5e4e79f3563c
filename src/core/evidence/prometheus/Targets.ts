import { labelNames, LabelNames, translated } from './labelNames';
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

/** @throws PrometheusError when the server does not answer at all */
export async function findTargets(recorder: Recorder, window: TimeRange, cluster: string): Promise<Targets> {
  const at = { at: window.to };
  const last = (expression: string) => `last_over_time(${expression}${rangeOf(window)})`;
  const [exported, nodeInfo, machine, kubeletNodeName, nodeExporter, uname] = await Promise.all([
    recorder.ask(
      'ksm-pods',
      `count by (__name__) (${last(selector('', matches('__name__', 'kube_pod_info|container_memory_working_set_bytes'), differs('exported_pod', ''), cluster))})`,
      at,
      { required: true }
    ),
    recorder.ask('ksm-node', last(selector('kube_node_info', cluster)), at, { required: true }),
    recorder.ask('cadvisor-root', last(selector('machine_memory_bytes', cluster)), at),
    recorder.ask('kubelet', last(selector('kubelet_node_name', cluster)), at),
    recorder.ask('node-memory', last(selector('node_memory_MemTotal_bytes', cluster)), at),
    recorder.ask('node-memory', last(selector('node_uname_info', cluster)), at),
  ]);
  const exports = new Set(exported.series.map(({ metric, labels }) => metric || labels.__name__));
  const ksm = labelNames(exports.has('kube_pod_info'));
  return {
    ksm,
    cadvisor: labelNames(exports.has('container_memory_working_set_bytes')),
    nodeInfo: nodeInfo.series.map((series) => translated(series, ksm)),
    kubelet: [...kubeletNodeName.series, ...machine.series],
    kubeletNodeName: kubeletNodeName.series,
    nodeExporter: nodeExporter.series,
    uname: uname.series,
  };
}
