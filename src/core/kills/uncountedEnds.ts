import { ContainerStates } from './ContainerStates';
import { End } from './End';
import { sampleAt, Series } from '../evidence/Series';
import { Run } from './Timeline';

/** An end as one of the two states shows it, from scrape to scrape. */
export interface ShownEnd {
  end: End;
  first: number;
  last: number;
}

/** Two samples within this are of one scrape; ends that are dated so near are one. */
const SAME_MS = 1000;

/** What a container's states said before a current end is read, where no restart counter numbers its ends. */
export interface Before {
  /** the ends that its last state showed */
  lasts: ShownEnd[];
  /** the ends that its current state showed earlier */
  current: ShownEnd[];
  /** the runtime's date of this one; null when no metric says it */
  finishedAt: number | null;
}

/**
 * The end that a terminated state speaks of, where no counter tells: what stands in the last state at the same scrape is
 * another one, and what moves there with the next scrape is this. Null when nothing spoke of it yet.
 */
export function sameEnd(states: ContainerStates, run: Run<string>, { lasts, current, finishedAt }: Before): End | null {
  const standing = lasts
    .filter(({ first, last }) => first <= run.first + SAME_MS && last >= run.first - SAME_MS)
    .at(-1);
  if (standing && isMadeUpTwice(run, standing.end)) {
    return standing.end;
  }
  const dated = finishedAt === null ? [] : lasts.filter(({ end }) => isNear(end.finishedAt, finishedAt));
  const earlier = current.at(-1);
  const wentOn =
    earlier === undefined ||
    states.isScrapedBetween(earlier.last, run.first) ||
    lasts.some(({ first }) => first > earlier.first + SAME_MS && first <= run.first + SAME_MS);
  const later = lasts.find(
    ({ end, first }) =>
      first > run.first + SAME_MS &&
      first <= run.last + states.gapMs &&
      (end.finishedAt === null || end.finishedAt <= run.first + SAME_MS)
  );
  return dated.at(0)?.end ?? (wentOn ? null : earlier.end) ?? later?.end ?? null;
}

/** A reason was seen to change 31 s after the end (facts/metrics.md 9). */
export const REASON_CHANGES_WITHIN_MS = 60_000;

/**
 * The words of the last state as ends, where no restart counter numbers them: a reason that is changed soon after it was
 * first seen may be the runtime's later word on the same end, unless the exit code or the running instance changed too.
 */
export function joinedLateReasons(words: Array<Run<string>>, exits: Series, started: Series): Array<Run<string>> {
  const isSame = (series: Series, from: number, to: number) =>
    sampleAt(series, from + SAME_MS)?.value === sampleAt(series, to + SAME_MS)?.value;
  return words.reduce<Array<Run<string>>>((ends, word) => {
    const end = ends.at(-1);
    const isLate =
      end !== undefined &&
      end.value !== word.value &&
      end.last - end.first < REASON_CHANGES_WITHIN_MS &&
      isSame(exits, end.last, word.first) &&
      isSame(started, end.last, word.first);
    return isLate ? [...ends.slice(0, -1), { ...word, first: end.first }] : [...ends, word];
  }, []);
}

/** Of runs of one word that were not seen in between, one. */
export const changes = (words: Array<Run<string>>): Array<Run<string>> =>
  words.reduce<Array<Run<string>>>((all, word) => {
    const last = all.at(-1);
    return last?.value === word.value ? [...all.slice(0, -1), { ...word, first: last.first }] : [...all, word];
  }, []);

/**
 * The last end that has no date yet, and may be one that the pod's object dates: with the same reason, or with one that
 * stood so shortly that it may have been changed since.
 */
export const endAround = (ends: End[], shown: ShownEnd[], finishedAt: number, reason: string): End | undefined =>
  ends
    .filter(
      (one) =>
        one.finishedAt === null &&
        (one.reason === reason ||
          shown.every(({ end, first, last }) => end !== one || last - first < REASON_CHANGES_WITHIN_MS)) &&
        finishedAt >= one.window.after &&
        finishedAt <= one.window.before
    )
    .at(-1);

/** Of a container that it lost the kubelet writes the same made-up end as the last and as the current one. */
const isMadeUpTwice = ({ value }: Run<string>, { reason }: End): boolean =>
  value === 'ContainerStatusUnknown' && reason === value;

const isNear = (one: number | null, other: number): boolean => one !== null && Math.abs(one - other) <= SAME_MS;
