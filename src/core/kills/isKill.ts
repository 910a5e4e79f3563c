import { message, Message } from '../explanation/Message';
import { Kill } from './Kill';
import { PodRecords } from './PodRecords';
import { endedWithItsPod } from './endedWithItsPod';
import { probeFailures } from './probeFailures';
import { startedAgain } from './startedAgain';

/** 128 + SIGTERM: the program obeyed. */
const SIGTERM_EXIT = 143;

/**
 * Whether an end is a kill in the contract's sense; what cannot be told becomes a notice.
 * @param seenUntil the end of what was read, Unix milliseconds
 */
export function isKill(records: PodRecords, kill: Kill, seenUntil: number, notices: Message[]): boolean {
  if (kill.reason === 'OOMKilled' || kill.testimony.some(({ names, act }) => names && act)) {
    return true;
  }
  if (kill.inDeletion || endedWithItsPod(records, kill, seenUntil)) {
    return isKillInDeletion(records, kill, notices);
  }
  if (kill.exitCode === 0) {
    return startedAgain(kill) && (probeFailures(records, kill).count > 0 || isForced(kill));
  }
  return true;
}

/** The kubelet said that it would restart it: of this life, or shortly before an end whose date leaves no other to be meant. */
const isForced = ({ testimony, dating }: Kill): boolean =>
  testimony.some(
    ({ names, announces, causes }) =>
      (names || (announces && dating === 'finished-at')) &&
      causes.some((cause) => cause === 'probe' || cause === 'kubelet-restart')
  );

/** A container that obeyed SIGTERM in a deletion was not killed; one that outlived its grace period was. */
function isKillInDeletion(records: PodRecords, kill: Kill, notices: Message[]): boolean {
  if (kill.exitCode === 0 || kill.exitCode === SIGTERM_EXIT) {
    return isForced(kill);
  }
  if (kill.exitCode !== null) {
    return true;
  }
  // deletionTimestamp is the end of the grace period: who ended before it may have obeyed
  const { values } = records.single('kube_pod_deletion_timestamp');
  const outlived = values.length > 0 && kill.dating === 'finished-at' && kill.time >= Math.max(...values) * 1000 - 500;
  if (outlived || isForced(kill)) {
    return true;
  }
  notices.push(
    message('notice.ended-in-deletion', { namespace: kill.pod.namespace, pod: kill.pod.pod, container: kill.container })
  );
  return false;
}
