import { LabelNames, translated } from './labelNames';
import { TimeRange } from '../Evidence';
import { Series } from '../Series';
import { rangeOf } from './candidates';
import { matches, selector } from './matcher';
import { CADVISOR_METRICS, findLabelNames, KSM_METRICS } from './findLabelNames';
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

/** A series of each collector that is read: any of them may be switched off or dropped. */
const OF_NODE_EXPORTER =
  'node_memory_MemTotal_bytes|node_boot_time_seconds|node_vmstat_oom_kill|node_pressure_memory_waiting_seconds_total';

/** @throws PrometheusError when the server does not answer at all */
export async function findTargets(recorder: Recorder, window: TimeRange, cluster: string): Promise<Targets> {
  const at = { at: window.to };
  const last = (expression: string) => `last_over_time(${expression}${rangeOf(window)})`;
  const [named, nodeInfo, machine, kubeletNodeName, nodeExporter, uname] = await Promise.all([
    findLabelNames(recorder, window, cluster),
    recorder.ask('ksm-node', last(selector('kube_node_info', cluster)), at, { required: true }),
    recorder.ask('cadvisor-root', last(selector('machine_memory_bytes', cluster)), at),
    recorder.ask('kubelet', last(selector('kubelet_node_name', cluster)), at),
    recorder.ask('node-memory', last(selector('', matches('__name__', OF_NODE_EXPORTER), cluster)), at),
    recorder.ask('node-memory', last(selector('node_uname_info', cluster)), at),
  ]);
  const ksm = named(KSM_METRICS);
  return {
    ksm,
    cadvisor: named(CADVISOR_METRICS),
    nodeInfo: nodeInfo.series.map((series) => translated(series, ksm)),
    kubelet: [...kubeletNodeName.series, ...machine.series],
    kubeletNodeName: kubeletNodeName.series,
    nodeExporter: nodeExporter.series,
    uname: uname.series,
  };
}
