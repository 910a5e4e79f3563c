import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Tooltip, useStyles2, useTheme2 } from '@grafana/ui';
import { type BelowLimit } from '../../core/explanation/Explanation';
import { bytes } from '../../core/explanation/words/format';
import { coloursOf } from '../chart/Colours';
import { limitBars, type LimitBar } from './limitBars';
import { Section } from './Section';
import { type Tell } from './tell';

interface Props {
  belowLimit: BelowLimit;
  tell: Tell;
}

/** From what a graph showed to the limit it is drawn against, on one scale, with the figures at the right. */
export function BelowLimitBars({ belowLimit, tell }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const colours = coloursOf(theme);
  const grey = theme.colors.border.strong;
  const unseen = `repeating-linear-gradient(135deg, ${colours.memory} 0 1.5px, transparent 1.5px 4px)`;
  // The pod's memory is blue, hatched where nobody saw it, as in the picture.
  const paint: Partial<Record<LimitBar['kind'], string>> = {
    seen: colours.memory,
    metric: colours.memory,
    sampling: unseen,
    'sample-age': unseen,
    averaging: unseen,
  };
  return (
    <Section title={t('below.title', 'Why the graph stayed below 100 %')}>
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
                  background: paint[bar.kind] ?? grey,
                }}
              />
            </span>
            <span className={styles.figure}>{figureOf(bar)}</span>
          </div>
        ))}
      </div>
    </Section>
  );
}

function Label({ bar, words }: { bar: LimitBar; words: string | null }) {
  const styles = useStyles2(getStyles);
  const label = <span className={styles.label}>{labelOf(bar.kind)}</span>;
  return words === null ? label : <Tooltip content={words}>{label}</Tooltip>;
}

function figureOf({ row, bytes: amount }: LimitBar): string {
  if (row === null) {
    return bytes(amount);
  }
  const sign = amount < 0 ? '−' : '+';
  return `${{ exact: sign, 'at-least': '≥', 'at-most': '≤' }[row.bound]} ${bytes(Math.abs(amount))}`;
}

function labelOf(kind: LimitBar['kind']): string {
  const labels: Record<LimitBar['kind'], string> = {
    seen: t('below.seen', 'seen last'),
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
