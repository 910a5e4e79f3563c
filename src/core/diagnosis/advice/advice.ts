import { Advice } from '../../explanation/Explanation';
import { CauseId } from '../Cause';
import { Adviser, Asked } from './Asked';
import { bearableLimit } from './bearableLimit';
import { missing } from './missing';
import { bootBefore, childProcess, daemons, eventsOfPod, gracePeriod, lastWords, numaNodes, probeSettings, whyStopped } from './notMemory'; // prettier-ignore
import { ownLimit } from './ownLimit';
import { podResources, volumeSize } from './podLimit';
import { notExceededRequest, sparingRequest } from './requests';
import { lessReserved, limitsBeyond, systemReserved } from './reserved';
import { storage } from './storage';
import { winningThreshold } from './winningThreshold';

/** What helps against each cause, the likeliest help first. */
const ADVISERS: Record<CauseId, Adviser[]> = {
  'container-limit': [ownLimit, sizeOfLogs],
  'pod-limit': [volumeSize, podResources],
  'node-allocatable': [sparingRequest, bearableLimit, lessReserved, limitsBeyond],
  'node-oom': [sparingRequest, bearableLimit, winningThreshold, systemReserved, limitsBeyond],
  'numa-oom': [numaNodes],
  'node-eviction': [notExceededRequest, bearableLimit, systemReserved, lessReservedForAllocatable],
  'storage-eviction': [storage],
  'child-oom': [childProcess, ownLimit],
  'userspace-oom': [daemons, bearableLimit],
  probe: [probeSettings, eventsOfPod],
  'kubelet-restart': [whyStopped],
  termination: [gracePeriod],
  'node-lost': [bootBefore],
  'app-exit': [lastWords],
};

/** More than this nobody reads. */
const MOST = 4;

/** What to look at or to change after a kill: at least one thing, at most four; a change only with a measured number. */
export function advice(asked: Asked): Advice[] {
  const { cause } = asked.verdict;
  if (cause === 'undetermined') {
    const found = missing(asked);
    return found.length > 0 ? found : [whyStopped(asked)];
  }
  const given = ADVISERS[cause].map((adviser) => adviser(asked)).filter((one) => one !== null);
  return given.length > 0 ? given.slice(0, MOST) : [whyStopped(asked)];
}

/** Where the limit has no number to change it by, what the program did last is worth reading. */
function sizeOfLogs(asked: Asked): Advice | null {
  return ownLimit(asked)?.kind === 'change' ? null : lastWords(asked);
}

/** The pods' common limit decides an eviction for `allocatableMemory.available` alone. */
function lessReservedForAllocatable(asked: Asked): Advice | null {
  return asked.signal === 'allocatableMemory.available' ? lessReserved(asked) : null;
}
