import { createHash } from 'node:crypto';
import type { ExplainedKill } from '../../../src/core/explanation/Explanation';
import { ToldTruth } from '../recording/Recording';

export interface Count {
  told: number;
  right: number;
}

/** How often what was said with a score of a band was true; and of each end by itself, which is explained many times. */
export type Calibration = Record<string, Count & { ends: Record<string, Count> }>;

/** A fixed third of the catalogue, by name, on which nothing is tuned; lab1 always. */
export const isHeldOut = (name: string): boolean =>
  name === 'lab1' || createHash('sha256').update(name).digest()[0] % 3 === 0;

export const WITNESSED = 'witnessed';
const UNTOLD = 'likeliest of undetermined';
/** What stands behind the likeliest: no bar, since all scores sum to 1 and what the first deserves beyond its score they lack. */
export const OTHERS = 'other alternatives';

/** By what was said: `answers 0.8–0.9`, `likeliest of undetermined 0.5–0.6`, `other alternatives 0.1–0.2`. */
export function countScores(
  into: Calibration,
  incident: string,
  truth: ToldTruth,
  { cause, certainty, score, alternatives }: Pick<ExplainedKill, 'cause' | 'certainty' | 'score' | 'alternatives'>
): void {
  if (truth.cause === 'undetermined') {
    return;
  }
  const note = (band: string, said: string) => {
    const end = `${incident} ${truth.pod} ${truth.container} ${truth.time}`;
    const one = { told: 1, right: isTrue(said, truth) ? 1 : 0 };
    mergeScores(into, { [band]: { ...one, ends: { [end]: one } } });
  };
  if (certainty === 'witnessed') {
    note(WITNESSED, cause);
  } else if (certainty === 'inferred') {
    note(`answers ${bandOf(score ?? 0)}`, cause);
  }
  const open = certainty === 'undetermined' ? 1 : 0;
  alternatives.slice(0, open).forEach((likeliest) => note(`${UNTOLD} ${bandOf(likeliest.score)}`, likeliest.cause));
  alternatives.slice(open).forEach((one) => note(`${OTHERS} ${bandOf(one.score)}`, one.cause));
}

/** Adds the counts of other answers. */
export function mergeScores(into: Calibration, other: Calibration): void {
  for (const [band, { ends, ...counts }] of Object.entries(other)) {
    const own = (into[band] ??= { told: 0, right: 0, ends: {} });
    add(own, counts);
    Object.entries(ends).forEach(([end, counted]) => add((own.ends[end] ??= { told: 0, right: 0 }), counted));
  }
}

function add(into: Count, { told, right }: Count): void {
  into.told += told;
  into.right += right;
}

/**
 * The share that was true, each end of a container counted once: what is said of one end under five hundred lacks of
 * evidence is not five hundred answers, and the longest incident must not outvote all others.
 */
export function shareOf({ ends }: Calibration[string]): number {
  const shares = Object.values(ends).map(({ told, right }) => right / told);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** Fewer ends than this in a band of what was not told say nothing of it. */
const FEWEST_ENDS = 20;

/** Whether less was true in a band than was said. */
export const isMiscalibrated = (band: string, counted: Calibration[string]): boolean =>
  shareOf(counted) < (leastOf(band) ?? 0) &&
  (!band.startsWith(UNTOLD) || Object.keys(counted.ends).length >= FEWEST_ENDS);

/** An end labelled `OOMKilled` with another exit code may be told as a child's death (tests/truth/compareWithTruth.ts). */
const isTrue = (said: string, { cause, reason, exitCode }: ToldTruth): boolean =>
  said === cause || (said === 'child-oom' && reason === 'OOMKilled' && exitCode !== 137);

function bandOf(score: number): string {
  const low = Math.min(9, Math.floor(score * 10 + 1e-9));
  return `${(low / 10).toFixed(1)}–${((low + 1) / 10).toFixed(1)}`;
}

/** The least share that must be true in a band: its lower edge; null where nothing is asked. */
export const leastOf = (band: string): number | null =>
  band.startsWith(OTHERS) ? null : Number(/([\d.]+)–/.exec(band)?.[1] ?? 1);
