import { ClusterEvent } from '../evidence/cluster/ClusterEvent';
import { Kill } from '../kills/Kill';
import { byReplicaSet, GONE_MS } from './byReplicaSet';
import { WitnessIndex } from './WitnessIndex';

/** What asked for a deletion acts at most this long before the container is told to stop. */
const BEFORE_MS = 60_000;
const AFTER_MS = 15_000;

const OF_DISRUPTION: Record<string, string> = {
  EvictionByEvictionAPI: 'drain',
  PreemptionByScheduler: 'preemption',
  DeletionByTaintManager: 'taint',
};

/**
 * Why a pod was deleted (contract.md, `trigger` of termination), from its condition `DisruptionTarget`, its status, and
 * the events around; `unknown` where nothing says it.
 * @param at when its container was told to stop, Unix milliseconds
 */
export function terminationTrigger(index: WitnessIndex, kill: Pick<Kill, 'pod' | 'window'>, at: number): string {
  const { pod } = kill;
  const object = index.objectOf(pod);
  if (object?.disruption && OF_DISRUPTION[object.disruption.reason] !== undefined) {
    return OF_DISRUPTION[object.disruption.reason];
  }
  if (object?.reason === 'Terminated' || /imminent node shutdown|Node is shutting/.test(object?.message ?? '')) {
    return 'node-shutdown';
  }
  if (object?.reason === 'Preempting') {
    return 'preemption';
  }
  const near = (event: ClusterEvent) => event.lastAt >= at - BEFORE_MS && event.firstAt <= at + AFTER_MS;
  const own = (reason: string) => index.eventsFor(pod, reason).filter(near);
  if (own('Preempted').length > 0 || own('Preempting').length > 0) {
    return 'preemption';
  }
  if (own('TaintManagerEviction').some(({ message }) => !message.startsWith('Cancelling'))) {
    return 'taint';
  }
  const deleted = index.deletionOf(pod);
  // a ReplicaSet's pods never share a name: on a slow node the container is told to stop long after the deletion
  if (deleted?.kind === 'ReplicaSet' && deleted.firstAt <= at + AFTER_MS) {
    return byReplicaSet(index, deleted, kill) ?? 'unknown';
  }
  return deleted !== null && near(deleted) && madeAnew(index, deleted, kill) ? 'rollout' : 'unknown';
}

/**
 * A StatefulSet that rolls out makes a pod of the same name as soon as the old one is gone; whether it will cannot be
 * told before it has, and one that comes later was asked for anew.
 */
const madeAnew = (index: WitnessIndex, deleted: ClusterEvent, { pod, window }: Pick<Kill, 'pod' | 'window'>): boolean =>
  index
    .creationsOf(pod)
    .some(
      ({ kind, name, firstAt, lastAt }) =>
        kind === deleted.kind &&
        name === deleted.name &&
        [firstAt, lastAt].some((made) => made >= deleted.firstAt && made <= window.before + GONE_MS)
    );
