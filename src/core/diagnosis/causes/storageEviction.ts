import { message } from '../../explanation/Message';
import { Cause, Finding, findingsOf, present } from '../Cause';
import { evictionCeiling, evictionPrior, fromSignals, isMemorySignal } from '../evictionFindings';
import { Facts } from '../facts/Facts';

const isStorageSignal = (signal: string): boolean => !isMemorySignal(signal);

/** The kubelet evicted the pod for disk, inodes, pids or a limit on local storage. */
export const storageEviction: Cause = {
  id: 'storage-eviction',
  endedBy: 'kubelet',
  tellable: true,
  decidedBy: ['events', 'kubelet', 'ksm-node', 'pods', 'ksm-status'],
  prior: evictionPrior(0.4),
  ceiling: (facts) => evictionCeiling(facts, isStorageSignal),
  weigh: (facts) => [...fromSignals('storage-eviction', facts, isStorageSignal), ...fromPressure(facts)],
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
