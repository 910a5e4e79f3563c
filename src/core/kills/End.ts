import { Window } from './Kill';

/** A rise of the restart counter between two samples. */
export interface CountedStep {
  /** how many of its ends came before this one */
  place: number;
  /** by how much it rose */
  of: number;
  /** the sample before it; null where it was counted since the pod's birth */
  since: number | null;
  /** when the instance had started that runs at the sample after it; null when none is shown */
  nextStart: number | null;
}

/** One end of one container, as kube-state-metrics shows it. Times in Unix milliseconds. */
export interface End {
  /** the restart counter before the end */
  ordinal: number;
  /** the runtime's finishedAt; null when no metric says it */
  finishedAt: number | null;
  /** when it must have happened, by what was seen before and after */
  window: Window;
  exitCode: number | null;
  reason: string | null;
  firstReason: string | null;
  /** from the pod's object; null where only metrics speak of it */
  startedAt: number | null;
  /** when the container was first seen started again; null while it was not */
  restartedBy: number | null;
  /** when the next instance started, where somebody says it outright */
  nextStart: number | null;
  /** when the instance that ended had started, or an earlier one, by the kubelet; null when no metric says it */
  startedBefore: number | null;
  /** the step of the counter that counts it; null where none does */
  among: CountedStep | null;
  /** the next instance ran already when this end was first seen */
  seenRunning: boolean;
  /** from the pod's object, or of a container that is still shown dead; null where neither tells it */
  containerId: string | null;
  /** the reason is the runtime's last word, not what stood there in the first seconds */
  reasonIsFinal: boolean;
  /** no end of the container came before it */
  isFirst: boolean;
  foundBy: string;
}

/** An end of which nothing is known yet. */
export const newEnd = (ordinal: number, foundBy: string): End => ({
  ordinal,
  finishedAt: null,
  window: { after: -Infinity, before: Infinity },
  exitCode: null,
  reason: null,
  firstReason: null,
  startedAt: null,
  restartedBy: null,
  nextStart: null,
  startedBefore: null,
  among: null,
  seenRunning: false,
  containerId: null,
  reasonIsFinal: false,
  isFirst: false,
  foundBy,
});
