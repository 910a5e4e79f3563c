import { Cause } from '../Cause';
import { evictionPrior, fromSignals, isMemorySignal } from '../evictionFindings';

/** The kubelet evicted the pod for disk, inodes, pids or a limit on local storage. */
export const storageEviction: Cause = {
  id: 'storage-eviction',
  endedBy: 'kubelet',
  tellable: false,
  decidedBy: ['events', 'kubelet'],
  prior: evictionPrior(0.4),
  weigh: (facts) => fromSignals('storage-eviction', facts, (signal) => !isMemorySignal(signal)),
};
