import { Message } from '../explanation/Message';
import { EvidenceFamily } from '../evidence/families';
import { Facts } from './facts/Facts';

/** What or who ended it (contract.md, Causes). */
export const CAUSES = [
  'container-limit',
  'pod-limit',
  'node-allocatable',
  'node-oom',
  'numa-oom',
  'node-eviction',
  'storage-eviction',
  'child-oom',
  'userspace-oom',
  'probe',
  'kubelet-restart',
  'termination',
  'node-lost',
  'app-exit',
] as const;

export type CauseId = (typeof CAUSES)[number];

/**
 * How much a finding moves the odds: `excludes` ends the matter; the others multiply or divide the odds by about 30, 6
 * and 2. They were set by hand and held against recordings with evidence taken away (tests/ablation).
 */
export type Strength = 'excludes' | 'strong' | 'moderate' | 'weak';

/** One fact that speaks for or against one cause, with where it comes from. */
export interface Finding {
  id: string;
  cause: CauseId;
  bears: 'for' | 'against';
  strength: Strength;
  family: EvidenceFamily;
  /** the metric behind it, whose query is shown; null when it is the absence of one */
  metric: string | null;
  message: Message;
  value: number | null;
  unit: string | null;
  /** Unix milliseconds; null when it belongs to no moment */
  at: number | null;
}

/** A cause of death: a file each, that says what speaks for it and what excludes it. */
export interface Cause {
  id: CauseId;
  /** who ends the container; decides what is said about `Evicted` */
  endedBy: 'kernel' | 'kubelet' | 'daemon' | 'program' | 'nobody';
  /** odds before any evidence, relative to the other causes of the same kind of kill; 0 when it cannot be */
  prior(facts: Facts): number;
  weigh(facts: Facts): Finding[];
  /** the highest score this cause may have, where the evidence for it rests on an assumption */
  ceiling?(facts: Facts): number;
  /** whether it may be told from what is weighed today; if not, it only stands among the alternatives */
  tellable: boolean;
  /** evidence that would settle it, where it is not collected */
  decidedBy: EvidenceFamily[];
}

type Spec = Omit<Finding, 'cause' | 'bears' | 'strength' | 'value' | 'unit' | 'at'> &
  Partial<Pick<Finding, 'value' | 'unit' | 'at'>>;

/**
 * Each field by its name: specs come in many shapes, and hundreds of findings are made of each kill. A spec names its id
 * before what it spreads: V8 gives every object that begins with a spread and adds to it a hidden class of its own, which
 * takes twenty times as long.
 */
const finding = (
  cause: CauseId,
  bears: Finding['bears'],
  strength: Strength,
  { id, family, metric, message, value = null, unit = null, at = null }: Spec
): Finding => ({ id, cause, bears, strength, family, metric, message, value, unit, at });

const makersOf = (cause: CauseId) => ({
  speaksFor: (strength: Exclude<Strength, 'excludes'>, spec: Spec): Finding => finding(cause, 'for', strength, spec),
  speaksAgainst: (strength: Strength, spec: Spec): Finding => finding(cause, 'against', strength, spec),
});

const MAKERS = new Map(CAUSES.map((cause) => [cause, makersOf(cause)]));

/** Makes the findings of one cause, so that its file names itself once. */
export const findingsOf = (cause: CauseId): ReturnType<typeof makersOf> => MAKERS.get(cause)!;

/** The findings that are there: conditions write `condition && finding`. */
export const present = (...findings: Array<Finding | false | null | undefined>): Finding[] =>
  findings.filter((one): one is Finding => Boolean(one));
