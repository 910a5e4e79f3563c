import { Series } from '../evidence/Series';
import { OF_CONTAINER, OF_POD, scraped, unix } from './evidenceOf';

/** What kube-state-metrics tells of a container's ends. */
export const RESTARTS = 'kube_pod_container_status_restarts_total';
export const FINISHED = 'kube_pod_container_status_last_terminated_timestamp';
export const LAST_REASON = 'kube_pod_container_status_last_terminated_reason';
export const LAST_EXIT = 'kube_pod_container_status_last_terminated_exitcode';
export const REASON = 'kube_pod_container_status_terminated_reason';
export const STARTED = 'kube_pod_container_state_started';
export const WAITING = 'kube_pod_container_status_waiting_reason';

/** A series of the test's container over ten minutes from T0; where the value is null there is no sample. */
export const container = (metric: string, value: (seconds: number) => number | null, labels = {}): Series =>
  scraped(metric, { ...OF_CONTAINER, ...labels }, 0, 600, value);

/** A state of that container, which is there while it holds. */
export const reason = (metric: string, name: string, holds: (seconds: number) => boolean): Series =>
  container(metric, (seconds) => (holds(seconds) ? 1 : null), { reason: name });

/** When its pod was born, seconds after T0. */
export const born = (seconds: number): Series => scraped('kube_pod_start_time', OF_POD, 0, 600, () => unix(seconds));

/** The last step at or before a time: how state metrics follow their events. */
export const lastOf =
  (steps: Array<[number, number]>) =>
  (seconds: number): number | null =>
    steps.filter(([from]) => from <= seconds).at(-1)?.[1] ?? null;
