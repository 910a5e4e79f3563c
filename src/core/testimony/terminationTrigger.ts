import { ClusterEvent } from '../evidence/cluster/ClusterEvent';
import { PodRef } from '../evidence/Evidence';
import { hasWord, WitnessIndex } from './WitnessIndex';

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
 */
export function terminationTrigger(index: WitnessIndex, pod: PodRef, at: number): string {
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
  return byController(index, pod, near) ?? 'unknown';
}

/** A rollout goes on for as long as its new pods take to get ready, each old one leaving after a new one. */
const ROLLOUT_MS = 15 * 60_000;

/** Which of its pods a controller deleted, and what it did with others of them. */
function byController(index: WitnessIndex, pod: PodRef, near: (event: ClusterEvent) => boolean): string | null {
  const deleted = index.deletionOf(pod);
  if (deleted === null || !near(deleted)) {
    return null;
  }
  return deleted.kind === 'ReplicaSet' ? ofReplicaSet(index, deleted) : madeAnew(index, pod, deleted);
}

/** A Deployment that scales another replica set up while it scales this pod's down is rolling out. */
function ofReplicaSet(index: WitnessIndex, { namespace, name, lastAt }: ClusterEvent): string | null {
  const scaled = index
    .scalingsOf(namespace, name)
    .filter((event) => event.lastAt >= lastAt - ROLLOUT_MS && event.firstAt <= lastAt + AFTER_MS);
  const of = (way: string, isOwn: boolean) =>
    scaled.some(({ message }) => message.startsWith(`Scaled ${way}`) && hasWord(message, name) === isOwn);
  if (of('up', false)) {
    return 'rollout';
  }
  return of('down', true) ? 'scale-down' : null;
}

/** A StatefulSet replaces a pod by one of the same name; whether it will cannot be told before it has. */
const madeAnew = (index: WitnessIndex, pod: PodRef, deleted: ClusterEvent): string | null =>
  index
    .creationsOf(pod)
    .some(({ kind, name, lastAt }) => kind === deleted.kind && name === deleted.name && lastAt >= deleted.firstAt)
    ? 'rollout'
    : null;
