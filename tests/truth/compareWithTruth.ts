import type { ExplainedKill } from '../../src/core/explanation/Explanation';
import { pairUp } from './pairUp';

/** An end as it really was: what the lab recordings' truth.json and the scenarios' truth have in common. */
export interface TruthEntry {
  id: string;
  /** none where the kernel killed something that was no container */
  namespace: string | null;
  pod: string | null;
  container: string | null;
  time: string;
  exitCode: number | null;
  reason: string | null;
  cause: string;
  restarted?: boolean;
}

/** What an answer says of a kill, as far as it is held against the truth. */
export type ToldKill = Pick<
  ExplainedKill,
  'namespace' | 'pod' | 'container' | 'time' | 'timeErrorSeconds' | 'cause' | 'certainty' | 'score'
>;

export interface Found<Told extends ToldKill = ToldKill> {
  truth: TruthEntry;
  told: Told;
  verdict: 'right' | 'undetermined' | 'wrong';
  sure: boolean;
}

export interface Comparison<Told extends ToldKill = ToldKill> {
  found: Array<Found<Told>>;
  /** kills that no answer speaks of; those that an answer may leave out are not among them */
  missed: TruthEntry[];
  /** kills that no answer speaks of, and that one without a word on who ended them must take for the program's own exit */
  leftOut: TruthEntry[];
  /** told kills that never were */
  invented: Told[];
}

/** Times are never counted closer than this. */
const CLOSEST_SECONDS = 10;

/** Further than any window is wide. */
const OTHER_KIND_SECONDS = 100_000;

/** Sure (contract.md): a witness, or a score from here on. */
const SURE_SCORE = 0.9;

/**
 * Holds an answer against the truth by the rule of the incidents' README: a truth entry and a kill belong together when
 * namespace, pod and container are the same (an eviction may leave the container empty) and their times lie within the
 * kill's error. An eviction stands for the ends of all containers of its pod.
 * @param isWanted what must be found: where one kill may stand for either, it stands for this
 */
export function compareWithTruth<Told extends ToldKill>(
  truth: TruthEntry[],
  told: Told[],
  isWanted?: (entry: TruthEntry) => boolean
): Comparison<Told> {
  const kills = truth.filter((entry) => kindOf(entry) !== 'no-kill');
  const pairs = pairUp(kills, told, distance, ({ container }) => container === '', isWanted);
  const found = pairs.map(([entry, kill]): Found<Told> => ({
    truth: entry,
    told: kill,
    verdict: verdictOf(entry, kill),
    sure: isSure(kill),
  }));
  const seen = new Set(pairs.flat());
  return {
    found,
    missed: kills.filter((entry) => kindOf(entry) === 'kill' && !seen.has(entry)),
    leftOut: kills.filter((entry) => kindOf(entry) === 'may-be-missing' && !seen.has(entry)),
    invented: told.filter((kill) => !seen.has(kill)),
  };
}

export const wrongAndSure = <Told extends ToldKill>({ found }: Comparison<Told>): Array<Found<Told>> =>
  found.filter(({ verdict, sure }) => verdict === 'wrong' && sure);

export const isSure = ({ certainty, score }: Pick<ToldKill, 'certainty' | 'score'>): boolean =>
  certainty === 'witnessed' || (certainty === 'inferred' && score !== null && score >= SURE_SCORE);

/**
 * A restart that the kubelet forced upon a container that left with 0 is a kill (contract.md), and looks as if the
 * program had ended itself: only an answer that has the kubelet's word on it must tell it.
 */
function kindOf({ namespace, reason, exitCode, cause }: TruthEntry): 'kill' | 'may-be-missing' | 'no-kill' {
  if (namespace === null || namespace === undefined) {
    return 'no-kill';
  }
  if (reason === 'OOMKilled') {
    return 'kill';
  }
  if (exitCode === 0) {
    return cause === 'probe' || cause === 'kubelet-restart' ? 'may-be-missing' : 'no-kill';
  }
  return exitCode === 143 && cause === 'termination' ? 'no-kill' : 'kill';
}

/** Seconds between a truth entry and a told kill; null when they do not belong together. */
function distance(truth: TruthEntry, told: ToldKill): number | null {
  const same =
    truth.namespace === told.namespace &&
    truth.pod === told.pod &&
    (truth.container === told.container || told.container === '');
  const apart = Math.abs(Date.parse(truth.time) - Date.parse(told.time)) / 1000;
  // of two truths within a long window an end is another than a child's death in a container that lived on
  const otherKind = truth.cause === 'child-oom' && truth.exitCode === null && told.cause !== 'child-oom';
  return same && apart <= Math.max(CLOSEST_SECONDS, told.timeErrorSeconds)
    ? apart + (otherKind ? OTHER_KIND_SECONDS : 0)
    : null;
}

/** An end labelled `OOMKilled` with another exit code than 137 may be told as a child's death or as what really ended it. */
function verdictOf({ cause, reason, exitCode }: TruthEntry, told: ToldKill): Found['verdict'] {
  if (told.cause === 'undetermined') {
    return 'undetermined';
  }
  const leftover = reason === 'OOMKilled' && exitCode !== 137;
  return told.cause === cause || (leftover && told.cause === 'child-oom') ? 'right' : 'wrong';
}
