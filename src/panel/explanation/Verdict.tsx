import React from 'react';
import { css, cx } from '@emotion/css';
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type ExplainedKill } from '../../core/explanation/Explanation';
import { coloursOf } from '../chart/Colours';
import { lookOf } from '../markers/families';
import { causeName } from './causeName';
import { certaintyWords } from './certaintyWords';
import { type Tell } from './tell';

interface Props {
  kill: ExplainedKill;
  tell: Tell;
  /** null where another copy of the explanation holds the handles */
  testId: string | null;
  /** smaller, without what the runtime called it */
  compact?: boolean;
}

/** What happened in one sentence, how sure, and what the runtime called it. */
export function Verdict({ kill, tell, testId, compact = false }: Props) {
  const styles = useStyles2(getStyles);
  const { cause, reason, exitCode, restarted, mislabelled } = kill;
  const label = [
    reason,
    exitCode === null ? null : t('verdict.exit', 'exit {{code}}', { code: exitCode }),
    restarted === null
      ? null
      : restarted
        ? t('verdict.restarted', 'restarted')
        : t('verdict.not-restarted', 'not restarted'),
    mislabelled ? t('verdict.mislabelled', 'wrong label') : null,
  ].filter(Boolean);
  return (
    <div>
      <p className={cx(styles.verdict, compact && styles.compact)} data-testid={testId ?? undefined} aria-live="polite">
        {tell(kill.summary)}
      </p>
      <div className={styles.badges}>
        <span className={cx(styles.badge, styles[lookOf(cause).family])}>{causeName(cause)}</span>
        <span className={cx(styles.badge, styles.certainty)}>{certaintyWords(kill)}</span>
        {!compact && <span className={styles.label}>{label.join(' · ')}</span>}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const { family } = coloursOf(theme);
  const tinted = (colour: string) =>
    css({ background: colorManipulator.alpha(colour, 0.16), color: colour, border: '1px solid transparent' });
  return {
    verdict: css({
      margin: theme.spacing(0, 0, 1),
      fontSize: theme.typography.h5.fontSize,
      lineHeight: theme.typography.h5.lineHeight,
      fontWeight: theme.typography.fontWeightMedium,
      color: theme.colors.text.maxContrast,
      overflowWrap: 'anywhere',
    }),
    compact: css({
      margin: theme.spacing(0, 0, 0.75),
      fontSize: theme.typography.body.fontSize,
      lineHeight: theme.typography.body.lineHeight,
    }),
    badges: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      fontSize: theme.typography.bodySmall.fontSize,
    }),
    badge: css({ padding: theme.spacing(0.25, 0.75), borderRadius: theme.shape.radius.default }),
    kernel: tinted(family.kernel),
    limit: tinted(family.limit),
    kubelet: tinted(family.kubelet),
    other: css({ border: `1px solid ${theme.colors.border.medium}`, color: theme.colors.text.primary }),
    certainty: css({ border: `1px solid ${theme.colors.border.strong}`, color: theme.colors.text.primary }),
    label: css({ color: theme.colors.text.secondary }),
  };
};
