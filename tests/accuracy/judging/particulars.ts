import type { ExplainedKill } from '../../../src/core/explanation/Explanation';
import type { ToldTruth } from '../recording/Recording';

/** What may be wrong or left unsaid in an answer whose cause is right; a wrong one is below a bar. */
export type Particular = 'wrong-trigger' | 'no-trigger' | 'wrong-label';

export interface Differing {
  kind: Particular;
  because: string;
}

type Told = Pick<ExplainedKill, 'cause' | 'trigger' | 'signal' | 'mislabelled' | 'reason'>;

/** The causes that have one (contract.md, Causes). */
const CAUSES_WITH = {
  trigger: ['userspace-oom', 'kubelet-restart', 'termination'],
  signal: ['node-eviction', 'storage-eviction'],
};

/** How trigger, signal and label of an answer with the right cause differ from the truth. */
export const particularsOf = (truth: ToldTruth, told: Told): Differing[] => [
  ...ofWord('trigger', truth, told),
  ...ofWord('signal', truth, told),
  ...ofLabel(truth, told),
];

/** Null and `unknown` tell nothing and are not wrong. Of a leftover label another cause may be told (compareWithTruth). */
function ofWord(word: 'trigger' | 'signal', truth: ToldTruth, told: Told): Differing[] {
  const [really = null, said] = [truth[word], told[word]];
  const isUnwritten = really === null && CAUSES_WITH[word].includes(truth.cause);
  if (told.cause !== truth.cause || isUnwritten || said === really) {
    return [];
  }
  const kind = said === null || said === 'unknown' ? 'no-trigger' : 'wrong-trigger';
  return [{ kind, because: `${word} ${said} instead of ${really}` }];
}

/** Where nobody wrote it down, `OOMKilled` is wrong beside another code than a SIGKILL leaves (contract.md, `mislabelled`). */
function ofLabel({ mislabelled, reason, exitCode }: ToldTruth, told: Told): Differing[] {
  const really = mislabelled ?? (reason === 'OOMKilled' && exitCode !== 137);
  return told.reason === null || told.mislabelled === really
    ? []
    : [{ kind: 'wrong-label', because: `mislabelled ${told.mislabelled} instead of ${really}` }];
}
