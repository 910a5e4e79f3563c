import { message, Message } from '../explanation/Message';
import { Kill } from './Kill';
import { PodRecords } from './PodRecords';
import { probeFailures } from './probeFailures';

/** 128 + SIGTERM: the program obeyed. */
const SIGTERM_EXIT = 143;

/** Whether an end is a kill in the contract's sense; what cannot be told becomes a notice. */
export function isKill(records: PodRecords, kill: Kill, notices: Message[]): boolean {
  if (kill.reason === 'OOMKilled') {
    return true;
  }
  if (kill.inDeletion) {
    return isKillInDeletion(records, kill, notices);
  }
  if (kill.exitCode === 0) {
    return kill.restartedBy !== null && (probeFailures(records, kill).count > 0 || isForced(kill));
  }
  return true;
}

/** The kubelet said that it would restart it. */
const isForced = ({ testimony }: Kill): boolean =>
  testimony.some(
    ({ names, causes }) => names && causes.some((cause) => cause === 'probe' || cause === 'kubelet-restart')
  );

/** A container that obeyed SIGTERM in a deletion was not killed; one that outlived its grace period was. */
function isKillInDeletion(records: PodRecords, kill: Kill, notices: Message[]): boolean {
  if (kill.exitCode === 0 || kill.exitCode === SIGTERM_EXIT) {
    return false;
  }
  if (kill.exitCode !== null) {
    return true;
  }
  // deletionTimestamp is the end of the grace period: who ended before it may have obeyed
  const deadline = Math.max(...records.single('kube_pod_deletion_timestamp').values) * 1000;
  if (kill.dating === 'finished-at' && kill.time >= deadline - 500) {
    return true;
  }
  notices.push(
    message('notice.ended-in-deletion', { namespace: kill.pod.namespace, pod: kill.pod.pod, container: kill.container })
  );
  return false;
}
