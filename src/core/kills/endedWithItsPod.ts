import { Series } from '../evidence/Series';
import { Kill } from './Kill';
import { PodRecords } from './PodRecords';
import { startedAgain } from './startedAgain';

/** Owners whose pods have `restartPolicy: Always` (apps validation allows no other). */
const ALWAYS = new Set(['ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController']);
/** A deleted pod's object is gone some seconds after its last container, and its series with the next scrape or two. */
const GONE_MS = 120_000;
/** Five minutes of back-off, and the delay of the status. */
const LONGEST_BACKOFF_MS = 420_000;
/** Its phase follows within this. */
const PHASE_MS = 60_000;

/**
 * Whether a container ended together with its pod, though no deletion was seen: a graceful node shutdown sets no
 * deletion timestamp, and where that metric is not collected a pod that vanishes is all there is. A container whose pod
 * restarts containers always is not started again only when the pod is being ended.
 * @param seenUntil the end of what was read, Unix milliseconds
 */
export function endedWithItsPod(records: PodRecords, kill: Kill, seenUntil: number): boolean {
  if (kill.kind !== 'end' || kill.restartedBy !== null || wentOn(records, kill) || !restartsAlways(records)) {
    return false;
  }
  const since = kill.window.after - PHASE_MS;
  const isOver = records
    .all('kube_pod_status_phase')
    .some(
      ({ labels, times, values }) =>
        (labels.phase === 'Failed' || labels.phase === 'Succeeded') &&
        values.some((value, i) => value === 1 && times[i] >= since)
    );
  return isOver || staysDown(records, kill, seenUntil);
}

/** A `last` state is that of a container which waits, or runs again; and without a counter its start says so. */
const wentOn = (records: PodRecords, kill: Kill): boolean =>
  startedAgain(kill) ||
  leftTerminated(records, kill) ||
  [
    `kube_pod_${kill.init ? 'init_' : ''}container_state_started`,
    // a namesake's life is told from this pod's by its uid alone
    ...(records.pod.uid === '' ? [] : ['container_start_time_seconds']),
  ]
    .flatMap((metric) => records.of(metric, kill.container))
    .some(({ values }) => values.some((start) => start * 1000 > kill.window.before - 1000));

/** Who ends with his pod stays terminated while its object is there: one whose state was left waits, or runs again. */
function leftTerminated(records: PodRecords, { init, container }: Kill): boolean {
  const lastOf = (series: Series[]) => Math.max(-Infinity, ...series.map(({ times }) => times[times.length - 1]));
  const terminated = lastOf(records.of(`kube_pod_${init ? 'init_' : ''}container_status_terminated_reason`, container));
  const pod = lastOf(['kube_pod_info', 'kube_pod_status_phase'].flatMap((metric) => records.all(metric)));
  return records.pod.uid !== '' && terminated > -Infinity && pod > terminated + GONE_MS;
}

function restartsAlways(records: PodRecords): boolean {
  const policy = records.all('kube_pod_restart_policy').find(({ values }) => values.at(-1) === 1);
  const owner = records.all('kube_pod_owner').find(({ labels }) => labels.owner_kind);
  return policy === undefined
    ? owner === undefined || ALWAYS.has(owner.labels.owner_kind)
    : policy.labels.type === 'Always';
}

/** The pod's own series end soon after, or it is not restarted for longer than a back-off, while it does not wait for one. */
function staysDown(records: PodRecords, kill: Kill, seenUntil: number): boolean {
  const last = records.single('kube_pod_status_phase').times.at(-1);
  const waits = records
    .of(`kube_pod_${kill.init ? 'init_' : ''}container_status_waiting_reason`, kill.container)
    .some((series) => series.times.some((time) => time >= kill.window.after));
  const vanished = last !== undefined && last <= kill.window.before + GONE_MS && last < seenUntil - GONE_MS;
  return !waits && (vanished || kill.window.before < seenUntil - LONGEST_BACKOFF_MS);
}
