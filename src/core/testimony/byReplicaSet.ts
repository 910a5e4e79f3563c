import { ClusterEvent } from '../evidence/cluster/ClusterEvent';
import { Kill } from '../kills/Kill';
import { hasWord, WitnessIndex } from './WitnessIndex';

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
  const scaled = index.scalingsOf(namespace, name);
  const times = (way: 'up' | 'down', isOwn: boolean, to = '') =>
    scaled
      .filter(({ message }) => message.startsWith(`Scaled ${way} `) && hasWord(message, name) === isOwn)
      .filter(({ message }) => message.endsWith(to))
      .flatMap(({ firstAt, lastAt: again }) => [firstAt, again]);
  const until = lastAt + AFTER_MS;
  const lastOf = (all: number[]) => Math.max(...all.filter((at) => at <= until));
  const [own, other] = [lastOf(times('up', true)), lastOf(times('up', false))];
  if (other > own) {
    return 'rollout';
  }
  const isNear = (at: number) => at >= lastAt - BEFORE_MS && at <= until;
  // both grow at once where a Deployment is scaled up in the midst of its rollout; of words that were put together the last is left
  const isOpen = (other === own && other > -Infinity) || scaled.some(({ message }) => message.startsWith('(combined'));
  if (isOpen || !times('down', true).some(isNear)) {
    return null;
  }
  if (!times('down', true, ' to 0').some(isNear)) {
    return 'scale-down';
  }
  const gone = window.before + GONE_MS;
  const next = Math.min(...times('up', false).filter((at) => at > until));
  return next <= gone ? 'rollout' : next > lastAt + ROLLOUT_MS && index.until > gone ? 'scale-down' : null;
}
