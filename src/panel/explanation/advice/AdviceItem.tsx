import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import { isCommand } from '../../../core/explanation/answers/isCommand';
import { type Advice } from '../../../core/explanation/Explanation';
import { type Tell } from '../tell';

/** One thing to look at or to change: the sentence with what it rests on, and where, from what to what. */
export function AdviceItem({ advice, tell }: { advice: Advice; tell: Tell }) {
  const styles = useStyles2(getStyles);
  const { kind, target, field, from, to, message } = advice;
  return (
    <li className={styles.item} data-testid="podcoroner-advice" data-kind={kind}>
      <span className={styles.tag}>
        {kind === 'inspect' ? t('advice.inspect', 'Inspect') : t('advice.change', 'Change')}
      </span>
      <div className={styles.rest}>
        <div className={styles.words}>{tell(message)}</div>
        <div className={styles.where}>
          <bdi>{target}</bdi>
          {!isCommand(advice) && <Change field={field} from={from} to={to} />}
        </div>
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
      </div>
    </li>
  );
}

function Change({ field, from, to }: Pick<Advice, 'field' | 'from' | 'to'>) {
  const styles = useStyles2(getStyles);
  const nothing = t('advice.nothing', 'none');
  return (
    <span>
      {field}{' '}
      {(from !== null || to !== null) && (
        <span className={styles.values}>
          {from ?? nothing} <span aria-label={t('advice.to', 'to')}>→</span> <strong>{to ?? nothing}</strong>
        </span>
      )}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({ display: 'flex', alignItems: 'flex-start', gap: theme.spacing(1) }),
  tag: css({
    flex: 'none',
    minWidth: theme.spacing(7),
    padding: theme.spacing(0, 0.75),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: '18px',
    textAlign: 'center',
  }),
  rest: css({ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }),
  words: css({ lineHeight: 1.4 }),
  where: css({
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(1),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  values: css({ color: theme.colors.text.primary, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
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
