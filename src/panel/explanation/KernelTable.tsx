import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type Ranking } from '../../core/explanation/Explanation';
import { bytes } from '../../core/explanation/words/format';

/** Who stood where in the kernel's own table: the killed stand out. */
export function KernelTable({ ranking: { rows, total } }: { ranking: Ranking }) {
  const styles = useStyles2(getStyles);
  const size = (value: number | null) => (value === null ? '–' : bytes(value));
  return (
    <table className={styles.table} data-testid="podcoroner-ranking">
      <caption>
        {t(
          'ranking.caption',
          'The kernel’s own order, of {{total}} processes; points in thousandths of what it measured by.',
          { total }
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">{t('ranking.process', 'Process')}</th>
          <th scope="col">{t('ranking.points', 'Points')}</th>
          <th scope="col">{t('ranking.rss', 'Resident')}</th>
          <th scope="col">{t('ranking.adj', 'Adjusted by')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.pid} className={cx(row.killed && styles.killed)}>
            <td>{row.rank}</td>
            <td>
              {row.process} ({row.pid}){row.killed ? ` ${t('ranking.killed', 'killed')}` : ''}
            </td>
            <td>{row.points ?? '–'}</td>
            <td>{size(row.rssBytes)}</td>
            <td>{row.oomScoreAdj ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    width: '100%',
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    '& caption': { captionSide: 'top', textAlign: 'left', color: theme.colors.text.secondary, padding: 0 },
    '& th': { fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary },
    '& th, & td': { padding: theme.spacing(0.25, 0.5), textAlign: 'right', overflowWrap: 'anywhere' },
    '& th:nth-child(2), & td:nth-child(2)': { textAlign: 'left' },
  }),
  killed: css({ fontWeight: theme.typography.fontWeightMedium, color: theme.colors.text.maxContrast }),
});
