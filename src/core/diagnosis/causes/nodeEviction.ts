import { message } from '../../explanation/Message';
import { Cause, Finding, findingsOf, present } from '../Cause';
import { evictionCeiling, evictionPrior, fromSignals, isMemorySignal } from '../evictionFindings';
import { Facts } from '../facts/Facts';

/** The kubelet evicted the pod because memory ran short, on the node or for all pods together. */
export const nodeEviction: Cause = {
  id: 'node-eviction',
  endedBy: 'kubelet',
  tellable: true,
  decidedBy: ['events', 'kubelet', 'ksm-node', 'pods', 'ksm-status'],
  prior: evictionPrior(0.5),
  ceiling: (facts) => evictionCeiling(facts, isMemorySignal),
  weigh: (facts) => [...fromSignals('node-eviction', facts, isMemorySignal), ...fromPressure(facts)],
};

/** MemoryPressure becomes true within seconds of the decision and stays five minutes. */
function fromPressure({ kill, pressure }: Facts): Finding[] {
  const { speaksFor, speaksAgainst } = findingsOf('node-eviction');
  const spec = { family: 'ksm-node' as const, metric: 'kube_node_status_condition', at: kill.time };
  return present(
    pressure === 'true' &&
      speaksFor('moderate', { id: 'memory-pressure', ...spec, message: message('finding.memory-pressure') }),
    pressure === 'false' &&
      speaksAgainst('strong', { id: 'no-memory-pressure', ...spec, message: message('finding.no-memory-pressure') })
  );
}
