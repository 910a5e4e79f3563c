import { ClusterEvent } from '../evidence/cluster/ClusterEvent';
import { Kill } from '../kills/Kill';
import { WitnessIndex } from './WitnessIndex';

/** A set that grows later than this after the other shrank was asked for apart. */
const ROLLOUT_MS = 15 * 60_000;
/** Controllers act on each other within this; many pods are deleted one after the other. */
const BEFORE_MS = 60_000;
const AFTER_MS = 15_000;
/** A pod's object stays after its end until its volumes are unmounted. */
export const GONE_MS = 90_000;

/**
 * Why a ReplicaSet deleted a pod, from what its Deployment scaled (pkg/controller/deployment, rolling.go, recreate.go):
 * one whose last growing set is another is rolling out; one that scaled this set down and let none grow scaled down.
 * Strategy Recreate scales to nothing first and lets the next set grow when the last pod is gone. Null where it is open.
 */
export function byReplicaSet(
  index: WitnessIndex,
  { namespace, name, lastAt }: ClusterEvent,
  { window }: Pick<Kill, 'window'>
): string | null {
  const { up, down, downToNone, othersUp, isCut } = index.scalingsOf(namespace, name);
  const until = lastAt + AFTER_MS;
  const lastOf = (all: number[]) => Math.max(...all.filter((at) => at <= until));
  const [own, other] = [lastOf(up), lastOf(othersUp)];
  if (other > own) {
    return 'rollout';
  }
  const isNear = (at: number) => at >= lastAt - BEFORE_MS && at <= until;
  // both grow at once where a Deployment is scaled up in the midst of its rollout
  if ((other === own && other > -Infinity) || isCut || !down.some(isNear)) {
    return null;
  }
  if (!downToNone.some(isNear)) {
    return 'scale-down';
  }
  const gone = window.before + GONE_MS;
  const next = Math.min(...othersUp.filter((at) => at > until));
  return next <= gone ? 'rollout' : next > lastAt + ROLLOUT_MS && index.until > gone ? 'scale-down' : null;
}
