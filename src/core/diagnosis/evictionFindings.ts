import { message } from '../explanation/Message';
import { startedAgain } from '../kills/startedAgain';
import { CauseId, Finding, findingsOf, present } from './Cause';
import { Facts } from './facts/Facts';
import { UNTOLD } from './scores';

/**
 * An eviction can hide behind a container's end only where the pod's status was not read: kube-state-metrics shows every
 * reason of every pod, 0 or 1, so a series that is missing says nothing.
 */
export const evictionPrior =
  (share: number) =>
  ({ kill, records }: Facts): number =>
    kill.kind === 'eviction'
      ? share
      : kill.kind === 'end' &&
          !startedAgain(kill) &&
          records.single('kube_pod_status_reason', { reason: 'Evicted' }).times.length === 0
        ? share / 10
        : 0;

/** `memory.available` and its copy on the pods' cgroup, `allocatableMemory.available`; all other signals are storage or pids. */
export const isMemorySignal = (signal: string): boolean => /(^|M|m)emory\.available$/.test(signal);

/**
 * How sure a cause of an eviction can be. The counter names no pod: it is this one's only when it counted them all, and
 * for nothing else; and where it counted for both memory and something else over one window, nothing tells whose is whose.
 */
export function evictionCeiling(
  { kill, evictionSignals, evictionsAround, kubeletUnread }: Facts,
  mine: (signal: string) => boolean
): number {
  const signals = [...(evictionSignals?.keys() ?? [])];
  const own = signals.filter(mine).length;
  // an end that only may be an eviction is not told
  if (kill.kind !== 'eviction' || (own > 0 && own < signals.length)) {
    return UNTOLD;
  }
  // it counts every eviction: where it counted none, and was not read, nothing says what for
  if (evictionSignals?.size === 0 && kubeletUnread) {
    return UNTOLD;
  }
  const isComplete = evictionSignals !== null && countOf(evictionSignals) >= evictionsAround;
  return isComplete && own === signals.length ? 1 : 0.85;
}

/** How many evictions were counted, whatever for. */
export const countOf = (signals: Map<string, number>): number => [...signals.values()].reduce((sum, by) => sum + by, 0);

/** The kubelet counts evictions by signal; which pod each was is not said. */
export function fromSignals(
  cause: CauseId,
  { evictionSignals, evictionsAround, kill }: Facts,
  mine: (signal: string) => boolean
): Finding[] {
  if (evictionSignals === null || evictionSignals.size === 0) {
    return [];
  }
  const { speaksFor, speaksAgainst } = findingsOf(cause);
  const signals = [...evictionSignals.keys()];
  const own = signals.filter(mine);
  // the counter does not say whose eviction it was: it must have counted them all
  const complete = countOf(evictionSignals) >= evictionsAround;
  const spec = { family: 'kubelet' as const, metric: 'kubelet_evictions', unit: 'evictions', at: kill.window.before };
  return present(
    own.length > 0 &&
      speaksFor(complete ? 'strong' : 'weak', {
        id: 'eviction-signal',
        ...spec,
        message: message('finding.eviction-signal', { signal: own.join(', ') }),
        value: evictionSignals.get(own[0]) ?? null,
      }),
    own.length === 0 &&
      speaksAgainst(complete ? 'strong' : 'weak', {
        id: 'other-signal',
        ...spec,
        message: message('finding.other-signal', { signal: signals.join(', ') }),
      })
  );
}
