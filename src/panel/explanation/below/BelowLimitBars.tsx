import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Tooltip, useStyles2, useTheme2 } from '@grafana/ui';
import { type BelowLimit } from '../../../core/explanation/Explanation';
import { bytes, seconds, share } from '../../../core/explanation/words/format';
import { type Tell } from '../tell';
import { barPaint } from './barPaint';
import { limitBars, type LimitBar } from './limitBars';

interface Props {
  belowLimit: BelowLimit;
  tell: Tell;
}

/** From what a graph showed to the limit it is drawn against, on one scale, with the figures at the right. */
export function BelowLimitBars({ belowLimit, tell }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { expr } = belowLimit;
  const notes = notesOf(belowLimit);
  return (
    <>
      {expr !== null && (
        <p className={styles.note}>
          {t('below.expression', 'Your expression')} <code className={styles.code}>{expr}</code>
        </p>
      )}
      <div className={styles.rows} role="list">
        {limitBars(belowLimit).map((bar, i) => (
          <div key={i} className={styles.row} role="listitem" data-testid={`below-${bar.kind}`}>
            <Label bar={bar} words={bar.row ? tell(bar.row.message) : null} />
            <span className={styles.track} aria-hidden>
              <span
                className={styles.bar}
                style={{
                  left: `${bar.from * 100}%`,
                  width: `${(bar.to - bar.from) * 100}%`,
                  background: barPaint(bar.kind, theme),
                }}
              />
            </span>
            <span className={styles.figure}>{figureOf(bar)}</span>
          </div>
        ))}
      </div>
      {notes.length > 0 && <p className={styles.note}>{notes.join(' ')}</p>}
    </>
  );
}

/** Without a row of its own the sentence behind a label is in a tooltip, and read out with the label. */
function Label({ bar, words }: { bar: LimitBar; words: string | null }) {
  const styles = useStyles2(getStyles);
  const label = labelOf(bar.kind);
  if (words === null) {
    return <span className={styles.label}>{label}</span>;
  }
  return (
    <Tooltip content={words}>
      <span className={styles.label}>
        {label}
        <span className="sr-only">: {words}</span>
      </span>
    </Tooltip>
  );
}

function notesOf({ hitLimitBytes, hitLimitCgroup, limitBytes, seenBytes, maxSeenBytes, seenStepSeconds }: BelowLimit) {
  const step = seconds(seenStepSeconds);
  const hit =
    hitLimitBytes !== null && hitLimitBytes !== limitBytes
      ? t('below.hit', 'The limit that was hit: {{cgroup}}, {{amount}}.', {
          cgroup: hitLimitCgroup ?? '',
          amount: bytes(hitLimitBytes),
          interpolation: { escapeValue: false },
        })
      : null;
  const highest =
    maxSeenBytes > seenBytes && limitBytes !== null
      ? t('below.highest', 'The highest that a graph with a step of {{step}} showed: {{amount}} ({{part}}).', {
          step,
          amount: bytes(maxSeenBytes),
          part: share(maxSeenBytes / limitBytes),
        })
      : t('below.step', 'As a graph with a step of {{step}} shows it.', { step });
  return [hit, highest].filter((note) => note !== null);
}

function figureOf({ kind, row, bytes: amount }: LimitBar): string {
  if (row === null) {
    return bytes(amount);
  }
  if (kind === 'no-limit') {
    return '–';
  }
  const sign = amount < 0 ? '− ' : row.bound === 'exact' ? '+ ' : '';
  const bound = { exact: '', 'at-least': '≥ ', 'at-most': '≤ ' }[row.bound];
  return `${bound}${sign}${bytes(Math.abs(amount))}`;
}

function labelOf(kind: LimitBar['kind']): string {
  const labels: Record<LimitBar['kind'], string> = {
    seen: t('below.seen', 'graph’s last point'),
    sampling: t('below.sampling', 'grown since, unseen'),
    'sample-age': t('below.sample-age', 'sample was older'),
    averaging: t('below.averaging', 'averaged away'),
    metric: t('below.metric', 'not in this metric'),
    base: t('below.base', 'another limit was hit'),
    'other-container': t('below.other-container', 'held by other pods'),
    'not-the-limit': t('below.not-the-limit', 'never used'),
    'no-limit': t('below.no-limit', 'no limit'),
    unknown: t('below.unknown', 'cannot be told'),
    limit: t('below.limit', 'the limit'),
  };
  return labels[kind];
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({
    margin: theme.spacing(0.5, 0),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    overflowWrap: 'anywhere',
  }),
  code: css({ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
  rows: css({
    display: 'grid',
    gridTemplateColumns: 'auto minmax(60px, 1fr) auto',
    columnGap: theme.spacing(1.5),
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: '19px',
  }),
  row: css({ display: 'contents' }),
  label: css({ color: theme.colors.text.primary, whiteSpace: 'nowrap' }),
  track: css({
    position: 'relative',
    alignSelf: 'center',
    height: 9,
    background: theme.colors.background.secondary,
  }),
  bar: css({ position: 'absolute', top: 0, bottom: 0, minWidth: 2 }),
  figure: css({
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
    whiteSpace: 'nowrap',
  }),
});
