import { message } from '../explanation/Message';
import { startedAgain } from '../kills/startedAgain';
import { CauseId, Finding, findingsOf, present } from './Cause';
import { Facts } from './facts/Facts';

/** An eviction can hide behind a container's end only where the pod's status is not collected. */
export const evictionPrior =
  (share: number) =>
  ({ kill, evidence }: Facts): number =>
    kill.kind === 'eviction'
      ? share
      : kill.kind === 'end' && !startedAgain(kill) && !evidence.collected.includes('kube_pod_status_reason')
        ? share / 10
        : 0;

/** `memory.available` and its copy on the pods' cgroup, `allocatableMemory.available`; all other signals are storage or pids. */
export const isMemorySignal = (signal: string): boolean => /(^|M|m)emory\.available$/.test(signal);

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
        ...spec,
        id: 'eviction-signal',
        message: message('finding.eviction-signal', { signal: own.join(', ') }),
        value: evictionSignals.get(own[0]) ?? null,
      }),
    own.length === 0 &&
      speaksAgainst(complete ? 'strong' : 'weak', {
        ...spec,
        id: 'other-signal',
        message: message('finding.other-signal', { signal: signals.join(', ') }),
      })
  );
}
