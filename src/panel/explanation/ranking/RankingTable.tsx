import React, { useState } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type Ranking, type RankingRow } from '../../../core/explanation/Explanation';
import { fullNameOf, nameOf } from '../../../core/explanation/answers/nameOf';
import { coloursOf } from '../../chart/Colours';
import { More } from '../More';
import { columnsOf } from './rankingColumns';
import { rankingBars, type RankingBar } from './rankingBars';

/** So many rows stand without being asked for; the killed always do. */
const FIRST = 5;

/** Who stood where: the killed stand out, and a bar under each row says what put it there. */
export function RankingTable({ ranking }: { ranking: Ranking }) {
  const styles = useStyles2(getStyles);
  const [all, setAll] = useState(false);
  const { rows, total } = ranking;
  const columns = columnsOf(ranking);
  const bars = rankingBars(ranking);
  const shown = rows.map((_, i) => i).filter((i) => all || i < FIRST || rows[i].killed);
  const more = all ? total - rows.length : total - shown.length;
  return (
    <>
      <table className={styles.table} data-testid="podcoroner-ranking">
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{t('ranking.who', 'Who')}</th>
            {columns.map(({ id, title, full }) => (
              <th key={id} scope="col" title={full}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((i) => (
            <React.Fragment key={i}>
              <tr className={cx(rows[i].killed && styles.killed)}>
                <td>{rankOf(rows, i)}</td>
                <td>
                  <span className={styles.name} title={fullNameOf(rows[i])}>
                    <bdi>{nameInTable(rows[i])}</bdi>
                    {rows[i].killed && <span className={styles.mark}> {t('ranking.killed', 'killed')}</span>}
                  </span>
                </td>
                {columns.map(({ id, cell }) => (
                  <td key={id}>{cell(rows[i])}</td>
                ))}
              </tr>
              <tr aria-hidden>
                <td colSpan={columns.length + 2} className={styles.barCell}>
                  <Bar bar={bars[i]} killed={rows[i].killed} />
                </td>
              </tr>
            </React.Fragment>
          ))}
        </tbody>
      </table>
      {more > 0 &&
        (all || shown.length === rows.length ? (
          <p className={styles.more}>{t('ranking.others', '… and {{count}} more that stood lower', { count: more })}</p>
        ) : (
          <More onClick={() => setAll(true)}>{t('ranking.more', '… and {{count}} more', { count: more })}</More>
        ))}
    </>
  );
}

function Bar({ bar: { given, held }, killed }: { bar: RankingBar; killed: boolean }) {
  const styles = useStyles2(getStyles);
  const colour = killed ? styles.victim : styles.other;
  return (
    <div className={styles.track}>
      <span className={cx(styles.given, colour)} style={{ width: `${given * 100}%` }} />
      <span className={colour} style={{ width: `${held * 100}%` }} />
    </div>
  );
}

/** Equal ranks: nothing that is collected tells them apart. */
function rankOf(rows: RankingRow[], i: number): string {
  const isShared = rows.some((row, other) => other !== i && row.rank === rows[i].rank);
  return isShared ? `${rows[i].rank}=` : String(rows[i].rank);
}

/** A process by its name and number; a container by its own, which is shorter than its pod's. */
const nameInTable = (row: RankingRow): string =>
  row.process === null ? nameOf(row) : `${row.process}${row.pid === null ? '' : ` (${row.pid})`}`;

const getStyles = (theme: GrafanaTheme2) => {
  const { limit } = coloursOf(theme);
  return {
    table: css({
      width: '100%',
      tableLayout: 'auto',
      fontSize: theme.typography.bodySmall.fontSize,
      fontVariantNumeric: 'tabular-nums',
      '& th': { fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary },
      '& th, & td': { padding: `1px 0 1px ${theme.spacing(1)}`, textAlign: 'right', whiteSpace: 'nowrap' },
      '& th:first-child, & td:first-child': { paddingLeft: 0, textAlign: 'left' },
      // takes what the figures leave
      '& th:nth-child(2), & td:nth-child(2)': { width: '100%', maxWidth: 0, textAlign: 'left' },
    }),
    name: css({ display: 'block', overflow: 'hidden', textOverflow: 'ellipsis' }),
    killed: css({ color: theme.colors.text.maxContrast, fontWeight: theme.typography.fontWeightMedium }),
    mark: css({ color: limit }),
    barCell: css({ '&&': { padding: `0 0 ${theme.spacing(0.5)}` } }),
    track: css({ display: 'flex', height: 3, background: theme.colors.background.secondary }),
    given: css({ opacity: 0.45 }),
    victim: css({ background: limit }),
    other: css({ background: theme.colors.text.secondary }),
    more: css({
      margin: 0,
      fontSize: theme.typography.bodySmall.fontSize,
      color: theme.colors.text.secondary,
    }),
  };
};
