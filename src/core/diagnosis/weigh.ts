import { CauseId, Cause, Finding, Strength } from './Cause';
import { CAUSE_RULES } from './causes';
import { Facts } from './facts/Facts';

export interface Weighed {
  cause: CauseId;
  score: number;
}

export interface Verdict {
  cause: CauseId | 'undetermined';
  certainty: 'inferred' | 'undetermined';
  /** null when undetermined */
  score: number | null;
  /** all other causes that are not excluded; with the cause's own score they sum to 1 */
  alternatives: Weighed[];
  findings: Finding[];
}

const FACTOR: Record<Strength, number> = { excludes: 0, strong: 30, moderate: 6, weak: 2 };

/** From here on one cause is told and the others are contradicted; below, two or more remain. */
const TELLABLE_SCORE = 0.8;
/** Sure (contract.md). */
export const SURE_SCORE = 0.9;
/** An unsettled kill is never sure: reasons, statuses and delayed scrapes still arrive. */
const UNSETTLED_CEILING = 0.89;
/** Causes less likely than this are not worth a line. */
const WORTH_SAYING = 0.005;

/** Combines what each cause's file says into a score per cause and a verdict. */
export function weigh(facts: Facts, settled: boolean): Verdict {
  const findings: Finding[] = [];
  const weights = CAUSE_RULES.map((rule): [Cause, number] => {
    const prior = rule.prior(facts);
    if (prior === 0) {
      return [rule, 0];
    }
    const own = rule.weigh(facts);
    findings.push(...own);
    return [rule, own.reduce((weight, { bears, strength }) => (bears === 'for' ? weight * FACTOR[strength] : divided(weight, strength)), prior)];
  });
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const ranked = weights
    .map(([rule, weight]) => ({ rule, score: total > 0 ? weight / total : 0 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [top] = ranked;
  const supported = top !== undefined && findings.some(({ cause, bears, strength }) => cause === top.rule.id && bears === 'for' && strength !== 'weak');
  if (top === undefined || !top.rule.tellable || top.score < TELLABLE_SCORE || !supported) {
    return { cause: 'undetermined', certainty: 'undetermined', score: null, alternatives: shares(ranked), findings };
  }
  const score = settled ? rounded(Math.min(top.score, 0.99)) : rounded(Math.min(top.score, UNSETTLED_CEILING));
  return { cause: top.rule.id, certainty: 'inferred', score, alternatives: shares(ranked.slice(1), 1 - score), findings };
}

const divided = (weight: number, strength: Strength): number => (strength === 'excludes' ? 0 : weight / FACTOR[strength]);

/** Scores of the causes worth a line, in hundredths that sum to `sum`: the rounding goes to the likeliest. */
function shares(ranked: Array<{ rule: Cause; score: number }>, sum = 1): Weighed[] {
  const kept = ranked.filter(({ score }, i) => i === 0 || score >= WORTH_SAYING);
  const total = kept.reduce((all, { score }) => all + score, 0);
  const out = kept.map(({ rule, score }) => ({ cause: rule.id, score: rounded((score / total) * sum) }));
  if (out.length > 0) {
    out[0].score = rounded(out[0].score + sum - out.reduce((all, { score }) => all + score, 0));
  }
  return out.filter(({ score }) => score > 0);
}

const rounded = (score: number): number => Math.round(score * 1000) / 1000;
