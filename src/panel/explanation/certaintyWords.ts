import { t } from '@grafana/i18n';
import { type ExplainedKill } from '../../core/explanation/Explanation';
import { share } from '../../core/explanation/words/format';

/** An answer is sure from here (contract.md, certainty). */
const SURE = 0.9;
const LIKELY = 0.7;

/** How sure, in words with the score. */
export function certaintyWords({ certainty, score }: Pick<ExplainedKill, 'certainty' | 'score'>): string {
  const odds = score === null ? '' : share(score);
  switch (certainty) {
    case 'witnessed':
      return t('certainty.witnessed', 'Witnessed');
    case 'undetermined':
      return t('certainty.undetermined', 'Not proven');
    default:
      if (score === null) {
        return t('certainty.inferred', 'Inferred');
      }
      if (score >= SURE) {
        return t('certainty.sure', 'Inferred, sure ({{odds}})', { odds });
      }
      return score >= LIKELY
        ? t('certainty.likely', 'Inferred, likely ({{odds}})', { odds })
        : t('certainty.possible', 'Inferred, possible ({{odds}})', { odds });
  }
}
