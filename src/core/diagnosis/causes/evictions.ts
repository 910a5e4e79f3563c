import { message } from '../../explanation/Message';
import { Cause, CauseId, Finding, findingsOf, present } from '../Cause';
import { Facts } from '../facts/Facts';

/** An eviction can hide behind a container's end only where the pod's status is not collected. */
const priorOf =
  (share: number) =>
  ({ kill, evidence }: Facts): number =>
    kill.kind === 'eviction'
      ? share
      : kill.kind === 'end' && kill.restartedBy === null && !evidence.collected.includes('kube_pod_status_reason')
        ? share / 10
        : 0;

/** `memory.available` and its copy on the pods' cgroup, `allocatableMemory.available`; all other signals are storage or pids. */
export const isMemorySignal = (signal: string): boolean => /(^|M|m)emory\.available$/.test(signal);

/** The kubelet evicted the pod because memory ran short, on the node or for all pods together. */
export const nodeEviction: Cause = {
  id: 'node-eviction',
  endedBy: 'kubelet',
  tellable: true,
  decidedBy: ['events', 'kubelet', 'ksm-node'],
  prior: priorOf(0.5),
  // the counter names no pod: only when it counted them all is it this one's
  ceiling: ({ evictionSignals, evictionsAround }) =>
    evictionSignals !== null &&
    countOf(evictionSignals) >= evictionsAround &&
    [...evictionSignals.keys()].every(isMemorySignal)
      ? 1
      : 0.85,
  weigh: (facts) => [...fromSignals('node-eviction', facts, isMemorySignal), ...fromPressure(facts)],
};

/** The kubelet evicted the pod for disk, inodes, pids or a limit on local storage. */
export const storageEviction: Cause = {
  id: 'storage-eviction',
  endedBy: 'kubelet',
  tellable: false,
  decidedBy: ['events', 'kubelet'],
  prior: priorOf(0.4),
  weigh: (facts) => fromSignals('storage-eviction', facts, (signal) => !isMemorySignal(signal)),
};

const countOf = (signals: Map<string, number>): number => [...signals.values()].reduce((sum, by) => sum + by, 0);

/** The kubelet counts evictions by signal; which pod each was is not said. */
function fromSignals(
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

/** MemoryPressure becomes true within seconds of the decision and stays five minutes. */
function fromPressure({ kill, pressure }: Facts): Finding[] {
  const { speaksFor, speaksAgainst } = findingsOf('node-eviction');
  const spec = { family: 'ksm-node' as const, metric: 'kube_node_status_condition', at: kill.time };
  return present(
    pressure === 'true' &&
      speaksFor('moderate', { ...spec, id: 'memory-pressure', message: message('finding.memory-pressure') }),
    pressure === 'false' &&
      speaksAgainst('strong', { ...spec, id: 'no-memory-pressure', message: message('finding.no-memory-pressure') })
  );
}
