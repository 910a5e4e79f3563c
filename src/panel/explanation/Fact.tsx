import React, { useId, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import { type EvidenceRow, type ExplainedKill } from '../../core/explanation/Explanation';
import { message } from '../../core/explanation/Message';
import { queryOf } from '../../core/explanation/queryOf';
import { furtherBearings } from '../../core/explanation/sameFact';
import { relativeTime } from './relativeTime';
import { type Tell } from './tell';

interface Props {
  row: EvidenceRow;
  kill: ExplainedKill;
  tell: Tell;
}

const MARKS: Record<EvidenceRow['bears'], string> = { for: '✓', against: '✗', context: '·', missing: '?' };

/** A fact, what it says, when; the query behind it on demand. */
export function Fact({ row, kill, tell }: Props) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  const id = useId();
  const words = factWords(row, kill, tell);
  const query = queryOf(row);
  return (
    <li data-testid="podcoroner-evidence" data-bears={row.bears} className={styles.item}>
      <button
        type="button"
        className={styles.fact}
        aria-expanded={query ? open : undefined}
        aria-controls={query ? id : undefined}
        disabled={!query}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.mark} aria-label={markWords(row.bears)} role="img">
          {MARKS[row.bears]}
        </span>
        <span className={styles.words}>{words}</span>
        <span className={styles.time} title={row.at ?? undefined}>
          {relativeTime(row.at, kill.time)}
        </span>
      </button>
      <div id={id} hidden={!open} className={styles.query}>
        {open && query && (
          <>
            <code className={styles.code}>{query}</code>
            <ClipboardButton size="sm" fill="text" variant="secondary" icon="copy" getText={() => query}>
              {t('fact.copy', 'Copy query')}
            </ClipboardButton>
          </>
        )}
      </div>
    </li>
  );
}

/**
 * A fact in words; one against names the cause it speaks against, unless that is the told one. What it says of further
 * causes is said with it: a fact stands once.
 */
export function factWords(row: EvidenceRow, kill: ExplainedKill, tell: Tell): string {
  return [ownWords(row, kill, tell), ...furtherWords(row, kill, tell)].join(' ');
}

function ownWords({ bears, cause, message: said }: EvidenceRow, kill: ExplainedKill, tell: Tell): string {
  const words = tell(said);
  const other = cause !== null && cause !== kill.cause && (bears === 'against' || bears === 'for');
  if (!other) {
    return words;
  }
  const name = tell(message(`cause.${cause}`));
  return bears === 'against'
    ? t('fact.against', 'Against “{{cause}}”: {{words}}', { cause: name, words, interpolation: { escapeValue: false } })
    : t('fact.for', 'For “{{cause}}”: {{words}}', { cause: name, words, interpolation: { escapeValue: false } });
}

function furtherWords(row: EvidenceRow, kill: ExplainedKill, tell: Tell): string[] {
  return furtherBearings(row, kill.evidence).map(({ bears, cause }) => {
    const params = { cause: tell(message(`cause.${cause}`)), interpolation: { escapeValue: false } };
    return bears === 'against'
      ? t('fact.also-against', 'Also against “{{cause}}”.', params)
      : t('fact.also-for', 'Also for “{{cause}}”.', params);
  });
}

function markWords(bears: EvidenceRow['bears']): string {
  const words: Record<EvidenceRow['bears'], string> = {
    for: t('fact.mark.for', 'for'),
    against: t('fact.mark.against', 'against'),
    context: t('fact.mark.context', 'context'),
    missing: t('fact.mark.missing', 'missing'),
  };
  return words[bears];
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({ listStyle: 'none' }),
  fact: css({
    display: 'grid',
    gridTemplateColumns: `${theme.spacing(2)} 1fr auto`,
    columnGap: theme.spacing(0.5),
    width: '100%',
    padding: theme.spacing(0.25, 0),
    lineHeight: 1.4,
    border: 'none',
    background: 'none',
    color: theme.colors.text.primary,
    textAlign: 'left',
    '&:enabled:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  mark: css({ color: theme.colors.text.primary }),
  words: css({ overflowWrap: 'anywhere' }),
  time: css({
    paddingLeft: theme.spacing(1),
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
  query: css({ padding: theme.spacing(0.5, 0, 1, 2.5) }),
  code: css({
    display: 'block',
    maxHeight: theme.spacing(16),
    overflow: 'auto',
    padding: theme.spacing(0.5, 1),
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  }),
});
