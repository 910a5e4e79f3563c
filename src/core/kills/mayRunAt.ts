import { PodContainer } from '../evidence/cluster/PodObject';
import { PodRecords } from './PodRecords';

/** Starts are whole seconds. */
const SLACK_MS = 1000;

/**
 * Whether a container can have run at a time: not before its first start, while init containers ran.
 * @param told the container in the pod's object; undefined where there is none
 */
export function mayRunAt(records: PodRecords, told: PodContainer | undefined, container: string, at: number): boolean {
  if (records.lastSample('container_memory_working_set_bytes', container, at) !== null) {
    return true;
  }
  const starts = ['kube_pod_container_state_started', 'kube_pod_init_container_state_started']
    .flatMap((metric) => records.of(metric, container))
    .flatMap(({ values }) => values.filter((value) => value > 0))
    .map((seconds) => seconds * 1000);
  const neverRestarted = ['kube_pod_container_status_restarts_total', 'kube_pod_init_container_status_restarts_total']
    .flatMap((metric) => records.of(metric, container))
    .some(({ values }) => values[0] === 0);
  const first = told?.firstStartedAt ?? (neverRestarted && starts.length > 0 ? Math.min(...starts) : -Infinity);
  return first <= at + SLACK_MS && at > withoutIdUntil(records, container);
}

const INFOS = ['kube_pod_container_info', 'kube_pod_init_container_info'];

/** Until when a container had no id yet, as one that never ran (facts/metrics.md 1.4), where the label is kept. */
function withoutIdUntil(records: PodRecords, container: string): number {
  const isKept = INFOS.some((metric) => records.all(metric).some(({ labels }) => labels.container_id));
  const without = INFOS.flatMap((metric) => records.of(metric, container)).filter(({ labels }) => !labels.container_id);
  return isKept ? Math.max(-Infinity, ...without.map(({ times }) => times[times.length - 1])) : -Infinity;
}

/** Those of a pod's containers that can have run at a time. */
export const runningAt = (records: PodRecords, told: PodContainer[], containers: string[], at: number): string[] =>
  containers.filter((container) =>
    mayRunAt(
      records,
      told.find(({ name }) => name === container),
      container,
      at
    )
  );
