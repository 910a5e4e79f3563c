import React, { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { IconButton, useStyles2, useTheme2 } from '@grafana/ui';
import { consumerWords } from '../../../core/explanation/answers/consumersAnswer';
import { fullNameOf } from '../../../core/explanation/answers/nameOf';
import { type ConsumerRow, type Consumers, type ExplainedKill } from '../../../core/explanation/Explanation';
import { bytes, seconds, share } from '../../../core/explanation/words/format';
import { clock } from '../clock';
import { More } from '../More';
import { type Tell } from '../tell';
import { consumerBars } from './consumerBars';
import { consumerPaint } from './consumerPaint';

interface Props {
  consumers: Consumers;
  kill: Pick<ExplainedKill, 'namespace' | 'pod'>;
  timeZone: TimeZone;
  tell: Tell;
}

/** So many rows stand without being asked for. */
const FIRST = 5;

/** Who grew by how much in the time before the kill: an account that balances, on one scale around nothing. */
export function ConsumerBarList({ consumers, kill, timeZone, tell }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const [all, setAll] = useState(false);
  const { from, to, totalBytes, formula, rows } = consumers;
  const { zero, bars, rest } = consumerBars(rows, all ? Infinity : FIRST);
  const span = seconds((Date.parse(to) - Date.parse(from)) / 1000);
  return (
    <>
      <ul className={styles.rows} data-testid="podcoroner-consumers">
        {bars.map(({ row, from: start, to: end }, i) => (
          <li key={i} className={styles.row} data-kind={row.kind}>
            <span className={styles.name} title={fullNameOf(row) || undefined}>
              <bdi>{tell(consumerWords(row))}</bdi>
            </span>
            <span className={styles.track} aria-hidden>
              <span
                className={styles.bar}
                style={{
                  left: `${start * 100}%`,
                  width: `${(end - start) * 100}%`,
                  background: consumerPaint(row, kill, theme),
                }}
              />
              <span className={styles.zero} style={{ left: `${zero * 100}%` }} />
            </span>
            <span className={styles.figure}>{signed(row.growthBytes)}</span>
            <span className={styles.share}>{row.growthBytes > 0 ? share(row.share) : ''}</span>
            {requestWords(row) && <span className={styles.request}>{requestWords(row)}</span>}
          </li>
        ))}
        <li className={styles.sum}>
          <span>{t('consumers.sum', 'together')}</span>
          <span />
          <span className={styles.figure}>{signed(totalBytes)}</span>
        </li>
      </ul>
      {rest && (
        <More onClick={() => setAll(true)}>
          {t('consumers.more', '… and {{count}} more, {{growth}}', {
            count: rest.count,
            growth: signed(rest.growthBytes),
          })}
        </More>
      )}
      <p className={styles.when}>
        {t('consumers.when', 'From {{from}} to {{to}} ({{span}}).', {
          from: clock(from, timeZone),
          to: clock(to, timeZone),
          span,
        })}
        <IconButton
          name="info-circle"
          size="sm"
          tooltip={t('consumers.formula', 'Growth of {{formula}}', { formula, interpolation: { escapeValue: false } })}
        />
      </p>
    </>
  );
}

const signed = (amount: number): string => `${amount < 0 ? '−' : '+'} ${bytes(Math.abs(amount))}`;

/** Where a container stood in the end, against what it had asked for. */
function requestWords({ usageBytes, requestBytes }: ConsumerRow): string | null {
  if (usageBytes === null) {
    return null;
  }
  const used = bytes(usageBytes);
  if (requestBytes === null || requestBytes === 0) {
    return t('consumers.no-request', 'held {{used}}, requested nothing', { used });
  }
  const apart = bytes(Math.abs(usageBytes - requestBytes));
  return usageBytes > requestBytes
    ? t('consumers.above', 'held {{used}}, {{apart}} above its request', { used, apart })
    : t('consumers.below', 'held {{used}}, {{apart}} below its request', { used, apart });
}

const getStyles = (theme: GrafanaTheme2) => {
  const row = { display: 'contents' };
  return {
    rows: css({
      display: 'grid',
      gridTemplateColumns: 'minmax(72px, max-content) minmax(48px, 1fr) auto auto',
      columnGap: theme.spacing(1),
      margin: 0,
      padding: 0,
      listStyle: 'none',
      fontSize: theme.typography.bodySmall.fontSize,
      lineHeight: '19px',
      fontVariantNumeric: 'tabular-nums',
    }),
    row: css(row),
    sum: css({ ...row, color: theme.colors.text.secondary }),
    name: css({ maxWidth: 150, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
    track: css({ position: 'relative', alignSelf: 'center', height: 9, background: theme.colors.background.secondary }),
    bar: css({ position: 'absolute', top: 0, bottom: 0, minWidth: 2 }),
    zero: css({ position: 'absolute', top: -2, bottom: -2, width: 1, background: theme.colors.text.secondary }),
    figure: css({ textAlign: 'right', whiteSpace: 'nowrap' }),
    share: css({ color: theme.colors.text.secondary, textAlign: 'right', whiteSpace: 'nowrap' }),
    request: css({ gridColumn: '1 / -1', color: theme.colors.text.secondary, marginTop: -2, marginBottom: 2 }),
    when: css({
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      margin: theme.spacing(0.5, 0, 0),
      fontSize: theme.typography.bodySmall.fontSize,
      color: theme.colors.text.secondary,
    }),
  };
};
