import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import { isCommand } from '../../../core/explanation/answers/isCommand';
import { type Advice } from '../../../core/explanation/Explanation';
import { type Tell } from '../tell';
import { changeWords } from './changeWords';

/** One thing to look at or to change: where, from what to what, and what that rests on; a command can be copied. */
export function AdviceItem({ advice, tell }: { advice: Advice; tell: Tell }) {
  const styles = useStyles2(getStyles);
  const { kind, target, field, message } = advice;
  return (
    <li className={styles.item} data-testid="podcoroner-advice" data-kind={kind}>
      <span className={styles.tag}>
        {kind === 'inspect' ? t('advice.inspect', 'Inspect') : t('advice.change', 'Change')}
      </span>
      <div className={styles.rest}>
        <bdi>{isCommand(advice) ? target : changeWords(advice)}</bdi>
        {isCommand(advice) && (
          <div className={styles.command}>
            <code className={styles.code}>{field}</code>
            <ClipboardButton
              size="sm"
              fill="text"
              variant="secondary"
              icon="copy"
              getText={() => field}
              aria-label={t('advice.copy', 'Copy {{command}}', {
                command: field,
                interpolation: { escapeValue: false },
              })}
            />
          </div>
        )}
        <div className={styles.why}>{tell(message)}</div>
      </div>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  tag: css({
    flex: 'none',
    minWidth: theme.spacing(7),
    padding: theme.spacing(0, 0.75),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    lineHeight: '18px',
    textAlign: 'center',
  }),
  rest: css({ flex: 1, minWidth: 0, overflowWrap: 'anywhere', lineHeight: '20px' }),
  why: css({ color: theme.colors.text.secondary }),
  command: css({ display: 'flex', alignItems: 'flex-start', gap: theme.spacing(0.5) }),
  code: css({
    flex: 1,
    minWidth: 0,
    margin: theme.spacing(0.25, 0, 0),
    padding: theme.spacing(0.25, 0.75),
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  }),
});
