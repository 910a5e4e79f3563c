import { TimeRange } from '../Evidence';
import { rangeOf } from './candidates';
import { matches, selector } from './matcher';
import { Recorder } from './Recorder';

/** Metrics whose absence for one pod tells something, if the installation has them at all. */
const TELLING = [
  'container_oom_events_total',
  'kube_pod_container_resource_limits',
  'kube_pod_container_state_started',
  'kube_pod_container_status_last_terminated_exitcode',
  'kube_pod_container_status_last_terminated_reason',
  'kube_pod_container_status_last_terminated_timestamp',
  'kube_pod_container_status_restarts_total',
  'kube_pod_container_status_terminated_reason',
  'kube_pod_container_status_waiting_reason',
  'kube_pod_deletion_timestamp',
  'kube_pod_status_reason',
  'kubelet_evictions',
  'node_vmstat_oom_kill',
  'prober_probe_total',
];

/** Which of them have any sample within the window, on any pod of any node. */
export async function findCollected(recorder: Recorder, window: TimeRange, cluster: string): Promise<string[]> {
  const names = matches('__name__', TELLING.join('|'));
  const expression = `count by (__name__) (last_over_time(${selector('', names, cluster)}${rangeOf(window)}))`;
  const { series } = await recorder.ask('scrapes', expression, { at: window.to });
  return series.map(({ metric, labels }) => metric || labels.__name__).sort();
}
