import { message } from '../../explanation/Message';
import { Cause, Finding, findingsOf, present } from '../Cause';
import { countOf, evictionPrior, fromSignals, isMemorySignal } from '../evictionFindings';
import { Facts } from '../facts/Facts';

/** The kubelet evicted the pod for disk, inodes, pids or a limit on local storage. */
export const storageEviction: Cause = {
  id: 'storage-eviction',
  endedBy: 'kubelet',
  tellable: true,
  decidedBy: ['events', 'kubelet', 'ksm-node', 'pods', 'ksm-status'],
  prior: evictionPrior(0.4),
  // an end that only may be an eviction is not told; the counter names no pod: only when it counted them all is it this one's
  ceiling: ({ kill, evictionSignals, evictionsAround }) =>
    kill.kind !== 'eviction'
      ? 0.79
      : evictionSignals !== null &&
          countOf(evictionSignals) >= evictionsAround &&
          ![...evictionSignals.keys()].some(isMemorySignal)
        ? 1
        : 0.85,
  weigh: (facts) => [
    ...fromSignals('storage-eviction', facts, (signal) => !isMemorySignal(signal)),
    ...fromPressure(facts),
  ],
};

/** DiskPressure and PIDPressure come and stay as MemoryPressure does; limits on local storage bring none. */
function fromPressure({ kill, otherPressure }: Facts): Finding[] {
  return present(
    otherPressure !== null &&
      findingsOf('storage-eviction').speaksFor('moderate', {
        id: 'other-pressure',
        family: 'ksm-node',
        metric: 'kube_node_status_condition',
        at: kill.time,
        message: message('finding.other-pressure', { condition: otherPressure }),
      })
  );
}
