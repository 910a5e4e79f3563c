import { sampleAt } from '../evidence/Series';
import { ContainerStates } from './ContainerStates';
import { Run } from './Timeline';

/**
 * Which end a run of the last-terminated state speaks of, by the restart counter: the one before the running instance, or,
 * while the container waits to be restarted, the counter's own value. Null where start, wait and counter do not tell it
 * outright.
 */
export function shownOrdinal(states: ContainerStates, run: Run<number>, finishedAt: number | null): number | null {
  const counter = sampleAt(states.restarts, run.last + 1000)?.value;
  if (counter === undefined) {
    return null;
  }
  const start = states.startShownAt(run.last);
  const waits = states.waiting.some(({ first, last }) => first <= run.last && last >= run.last - 1000);
  if (start === null && waits) {
    return counter;
  }
  if (start !== null && finishedAt !== null) {
    return start >= finishedAt - 1000 ? Math.max(0, counter - 1) : counter;
  }
  const before = sampleAt(states.restarts, run.first - 1000)?.value;
  return start === null && before !== undefined && counter === before ? counter : null;
}
