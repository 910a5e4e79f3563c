import { ClusterEvent } from '../evidence/cluster/ClusterEvent';
import { PodRef } from '../evidence/Evidence';
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
  const own = index.eventsOf(pod).filter(near);
  if (own.some(({ reason }) => reason === 'Preempted' || reason === 'Preempting')) {
    return 'preemption';
  }
  if (own.some(({ reason, message }) => reason === 'TaintManagerEviction' && !message.startsWith('Cancelling'))) {
    return 'taint';
  }
  return byController(index, pod, near) ?? 'unknown';
}

/** A Deployment that scales one replica set up while it scales this pod's down is rolling out. */
function byController(index: WitnessIndex, pod: PodRef, near: (event: ClusterEvent) => boolean): string | null {
  const deleted = index.deletionOf(pod);
  if (deleted === null || !near(deleted)) {
    return null;
  }
  const scaled = index.scalingsOf(pod.namespace, deleted.name).filter(near);
  return scaled.some(({ message }) => message.startsWith('Scaled up')) ? 'rollout' : 'scale-down';
}
