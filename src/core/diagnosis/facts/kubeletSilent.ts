import { PodEvents } from '../../evidence/cluster/PodEvents';
import { Kill } from '../../kills/Kill';
import { meaningOf } from '../../testimony/eventMeaning';

/** What the kubelet writes when it starts a container. */
const BEGINS = new Set(['Pulled', 'Created', 'Started', 'BackOff']);
/** Back-off included, a restart is written about this long after the end. */
const RESTART_MS = 420_000;
/** An end that the kubelet forced is announced at most this long before: the longest grace periods in use. */
const ANNOUNCED_MS = 600_000;
const SLACK_MS = 2000;
/** The API server keeps an event for an hour by default (`--event-ttl`). */
const KEPT_MS = 3_300_000;
/** Events of so short a time go together, but for a moment. */
const TOGETHER_MS = 300_000;

/**
 * The events of this time were brought, the container's own among them, and the kubelet says in none that it stopped
 * the container: it writes `Killing` before it does (pkg/kubelet/kuberuntime, killContainer), which stays as long as the
 * `Started` after it. The API server drops
 * events after an hour: the end must be younger than that when it is asked about, or older events must be there,
 * or the last ones of the restart.
 * @param askedAt Unix milliseconds
 */
export function kubeletSilent(
  events: PodEvents,
  askedAt: number,
  { kind, pod, container, time, testimony }: Kill
): boolean {
  if (kind !== 'end' || testimony.some(({ family }) => family === 'events' || family === 'kubelet-log')) {
    return false;
  }
  const own = events
    .naming(pod)
    .filter(
      (event) =>
        (event.uid === '' || pod.uid === '' || event.uid === pod.uid) &&
        (event.container === '' || event.container === container)
    );
  const restarted = own.some(
    ({ reason, container: of, firstAt, lastAt }) =>
      BEGINS.has(reason) &&
      of === container &&
      [firstAt, lastAt].some((at) => at >= time - SLACK_MS && at <= time + RESTART_MS)
  );
  const goesOn = own.some(
    ({ reason, container: of, firstAt, lastAt }) =>
      BEGINS.has(reason) && of === container && firstAt <= time && lastAt >= time
  );
  const announced = own.some(
    (event) => meaningOf(event) !== null && event.firstAt <= time + SLACK_MS && event.lastAt >= time - ANNOUNCED_MS
  );
  // what was written about as late as the restart is dropped with it; and an export is never newer than the asking
  const together = own.some(
    ({ reason, lastAt }) => BEGINS.has(reason) && lastAt >= time && lastAt <= time + TOGETHER_MS
  );
  const kept = together || events.since <= time || askedAt - time < KEPT_MS;
  return (restarted || goesOn) && !announced && kept;
}
