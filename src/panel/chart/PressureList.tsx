import React from 'react';
import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import { clock } from '../explanation/clock';
import { type NodeLines } from '../picture/Picture';

interface Props {
  node: NodeLines | null;
  from: number;
  to: number;
  timeZone: TimeZone;
}

/** The drawn bands in words, for those who do not see them. */
export function PressureList({ node, from, to, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const bands = node?.pressure.filter((band) => band.to > from && band.from < to) ?? [];
  return (
    bands.length > 0 && (
      <ul className={styles.unseen}>
        {bands.map(({ status, from: start, to: end }) => (
          <li
            key={`${status} ${start}`}
            data-testid="podcoroner-pressure"
            data-status={status}
            data-from={start}
            data-to={end}
          >
            {t('chart.pressure', 'MemoryPressure of {{node}} was {{status}} from {{from}} to {{to}}', {
              node: node?.node,
              status,
              from: clock(start, timeZone),
              to: clock(end, timeZone),
              interpolation: { escapeValue: false },
            })}
          </li>
        ))}
      </ul>
    )
  );
}

const getStyles = () => ({
  unseen: css({
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  }),
});
