import { ContainerStates } from './ContainerStates';
import { CountedStep } from './End';

/** A kubelet starts a container at most once in some seconds; a counter that leaps further is broken. */
export const mostWithin = (milliseconds: number): number =>
  Math.min(1000, Math.ceil(Math.max(0, milliseconds) / 1000) + 1);

/** One of the ends that a rise of the restart counter counts. Times in Unix milliseconds. */
interface CountedEnd {
  /** the counter before the end */
  ordinal: number;
  /** the sample that counts it */
  counted: number;
  /** the counter rose by more than a kubelet can restart; only the last of those ends are there */
  leapt: boolean;
  /** when the instance had started that ran at the sample before; null when no metric says it */
  startedBefore: number | null;
  among: CountedStep;
}

/** Every end that a container's restart counter counts, in order. What was counted before anybody looked is left out. */
export function* countedSteps(states: ContainerStates): Generator<CountedEnd> {
  const { times, values } = states.restarts;
  let from = 0;
  let since: number | null = states.born();
  for (let i = 0; i < times.length; i++) {
    if (i > 0 && values[i] < values[i - 1]) {
      from = 0; // another pod of the same name, where no uid tells them apart
      since = times[i - 1];
    } else if (i > 0) {
      from = values[i - 1];
      since = times[i - 1];
    }
    if (since === null) {
      continue;
    }
    const of = values[i] - from;
    const most = mostWithin(times[i] - since);
    if (of > 0) {
      const startedBefore = i > 0 ? states.startShownAt(since) : null;
      const nextStart = states.startShownAt(times[i]);
      const ranSince = i > 0 && !states.mayNotHaveRunBy(since) ? since : null;
      // counted in steps: adding 1 changes nothing beyond 2^53
      for (let steps = Math.min(most, of); steps >= 1; steps--) {
        const among = { place: of - steps, of, since: ranSince, nextStart };
        yield { ordinal: values[i] - steps, counted: times[i], leapt: of > most, startedBefore, among };
      }
    }
  }
}
