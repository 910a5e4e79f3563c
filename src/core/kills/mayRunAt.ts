import { PodRecords } from './PodRecords';

/** Starts are whole seconds. */
const SLACK_MS = 1000;

/** Whether a container can have run at a time: not before its first start, while init containers ran. */
export function mayRunAt(records: PodRecords, container: string, at: number): boolean {
  const starts = ['kube_pod_container_state_started', 'kube_pod_init_container_state_started']
    .flatMap((metric) => records.of(metric, container))
    .flatMap(({ values }) => values.filter((value) => value > 0));
  const restarted = ['kube_pod_container_status_restarts_total', 'kube_pod_init_container_status_restarts_total']
    .flatMap((metric) => records.of(metric, container))
    .some(({ values }) => values[0] > 0);
  const sampled = records.lastSample('container_memory_working_set_bytes', container, at);
  return starts.length === 0 || restarted || sampled !== null || Math.min(...starts) * 1000 <= at + SLACK_MS;
}
