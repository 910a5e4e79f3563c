import React from 'react';
import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import { type EvidenceRow, type ExplainedKill } from '../../core/explanation/Explanation';
import { Fact } from './Fact';
import { type Tell } from './tell';

interface Props {
  rows: EvidenceRow[];
  kill: ExplainedKill;
  tell: Tell;
}

export function Facts({ rows, kill, tell }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list}>
      {rows.map((row, i) => (
        <Fact key={`${i} ${row.id} ${row.cause}`} row={row} kill={kill} tell={tell} />
      ))}
    </ul>
  );
}

const getStyles = () => ({ list: css({ margin: 0, padding: 0 }) });
