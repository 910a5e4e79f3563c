import { PodContainerEnd } from '../evidence/cluster/PodObject';
import { Series } from '../evidence/Series';
import { ContainerStates } from './ContainerStates';
import { End } from './End';
import { PodRecords } from './PodRecords';

interface Shown {
  /** the container's ends by the pod's object */
  told: PodContainerEnd[];
  /** when a state first spoke of the end, Unix milliseconds */
  shownAt: number;
  /** what is said of the container's last end */
  lastStates: Series[];
  /** last states are collected at all, of whatever pod */
  areLastStatesCollected: boolean;
}

/**
 * Whether no end of the container came before the first that is known: a counter would have counted it, a last state, which
 * stands for good, would show it, and what is never started again ends once.
 */
export function isFirstEnd(end: End, states: ContainerStates, records: PodRecords, shown: Shown): boolean {
  const { told, shownAt, lastStates, areLastStatesCollected } = shown;
  const never = records.single('kube_pod_restart_policy', { type: 'Never' });
  if (states.isCounted || never.values.some((value) => value === 1)) {
    return true;
  }
  const isLater = told.some(({ ordinal, finishedAt }) => ordinal > 0 && finishedAt === end.finishedAt);
  const stoodBefore = lastStates.some(({ times }) => times.length > 0 && times[0] < shownAt - 1000);
  return areLastStatesCollected && !isLater && states.isNews(shownAt) && !stoodBefore;
}
