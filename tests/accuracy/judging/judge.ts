import type { ExplainedKill } from '../../../src/core/explanation/Explanation';
import type { EvidenceFamily } from '../../../src/core/evidence/families';
import { compareWithTruth, isSure, TruthEntry } from '../../truth/compareWithTruth';
import { ToldTruth } from '../recording/Recording';
import { Shown } from './shownIn';

export type Outcome = 'right' | 'undetermined' | 'wrong' | 'wrong-and-sure' | 'not-found';

/** What is left of the evidence, as far as the bars ask. */
export interface Left {
  /** whether all that a set goes by in one of its families is left */
  isWhole: (family: EvidenceFamily, set: readonly EvidenceFamily[]) => boolean;
  /** families of which something is left */
  some: ReadonlySet<EvidenceFamily>;
  /** nothing was taken away */
  all: boolean;
}

/** One end under one lack of evidence. */
export interface Judged {
  truth: ToldTruth;
  told: ExplainedKill | null;
  outcome: Outcome;
  /** right, though no set of `tellableFrom` is left */
  fromLess: boolean;
  /** some set of `tellableFrom` is whole; null where none was written down */
  sufficient: boolean | null;
  /** the bar that fell; null when all hold */
  failure: string | null;
}

export interface Judgement {
  judged: Judged[];
  /** told kills that never were */
  invented: ExplainedKill[];
}

/**
 * Holds an answer against the truth and the bars of issue 7.
 * @param left null where nobody can say what is: then an answer may only not be wrong
 * @param shown what shows each end
 */
export function judge(
  truth: ToldTruth[],
  kills: ExplainedKill[],
  left: Left | null,
  shown: ReadonlyMap<ToldTruth, Shown>
): Judgement {
  const isShown = (entry: TruthEntry) =>
    (shown.get(entry as ToldTruth)?.by ?? []).some((set) => set.every((family) => left?.some.has(family)));
  const { found, missed, leftOut, invented } = compareWithTruth(truth, kills, isShown);
  const toldOf = new Map(found.map((one) => [one.truth as ToldTruth, one]));
  // what looks like a program's own exit is missing only where what is left shows who forced it
  const missing = new Set([...missed, ...leftOut.filter(isShown)]);
  const judged = truth.flatMap((entry): Judged[] => {
    const { by, known, mute } = shown.get(entry) ?? { by: [], known: [], mute: [] };
    const sets = setsOf(entry, { by, mute });
    // of a real cluster's ends nobody wrote down what suffices: all that was recorded does
    const isSufficient = (set: EvidenceFamily[]) => set.every((family) => left!.isWhole(family, set));
    const sufficient = left === null ? null : sets ? sets.some(isSufficient) : left.all || null;
    const one = toldOf.get(entry);
    if (!one && !missing.has(entry)) {
      return []; // nothing that an answer must speak of
    }
    const told = one?.told ?? null;
    const outcome = told === null ? 'not-found' : outcomeOf(entry, one!.verdict, told);
    return [
      {
        truth: entry,
        told,
        outcome,
        sufficient,
        fromLess: outcome === 'right' && sufficient === false && entry.cause !== 'undetermined',
        failure: failureOf(sets ?? [], told, outcome, sufficient, left, { by, known }),
      },
    ];
  });
  return { judged, invented };
}

/**
 * Families that show an end and name its pod, so that nothing else need know it (src/core/evidence/attach/podsOfWitnesses.ts).
 * A kernel's report names a uid and a container id, which the pod's object may no longer have.
 */
const NAMING: ReadonlySet<EvidenceFamily> = new Set(['events', 'pods', 'kubelet-log']);

function outcomeOf({ cause }: ToldTruth, verdict: string, told: ExplainedKill): Outcome {
  if (cause === 'undetermined') {
    return told.cause === 'undetermined' ? 'right' : isSure(told) ? 'wrong-and-sure' : 'wrong';
  }
  return verdict === 'wrong' ? (isSure(told) ? 'wrong-and-sure' : 'wrong') : (verdict as Outcome);
}

/**
 * The sets that suffice for this very end. `tellableFrom` is written for all ends of a container: of two ends between two
 * scrapes metrics show the last, and a pod object only ever holds the last, so a set counts where it shows this one and
 * all of it has something of this life.
 */
const setsOf = (
  { tellableFrom }: ToldTruth,
  { by, mute }: Pick<Shown, 'by' | 'mute'>
): EvidenceFamily[][] | undefined =>
  tellableFrom?.filter(
    (set) =>
      by.some((sign) => sign.every((family) => set.includes(family))) && !mute.some((family) => set.includes(family))
  );

function failureOf(
  sets: EvidenceFamily[][],
  told: ExplainedKill | null,
  outcome: Outcome,
  sufficient: boolean | null,
  left: Left | null,
  { by: shown, known }: Pick<Shown, 'by' | 'known'>
): string | null {
  if (outcome === 'right') {
    return null;
  }
  if (outcome === 'wrong-and-sure' || outcome === 'wrong') {
    return outcome;
  }
  if (left === null) {
    return null;
  }
  const { isWhole, some } = left;
  if (sufficient) {
    return outcome === 'not-found' ? 'not found, with a sufficient set' : 'undetermined, with a sufficient set';
  }
  if (outcome === 'not-found') {
    const isKnown = known.some((family) => some.has(family));
    const by = shown.find(
      (set) => set.every((family) => some.has(family)) && (isKnown || set.every((family) => NAMING.has(family)))
    );
    return by ? `not found, though ${by.join(' and ')} shows it` : null;
  }
  // a set of which only parts are left: nothing can be asked of the answer
  const isInParts = sets.some((set) => set.every((family) => some.has(family)));
  if (sets.length === 0 || isInParts) {
    return null;
  }
  const wanted = new Set<string>(sets.flatMap((set) => set.filter((family) => !isWhole(family, set))));
  const named = told!.evidence.some(({ bears, family }) => bears === 'missing' && wanted.has(family));
  return named ? null : `undetermined without naming ${[...wanted].join(', ')}`;
}
