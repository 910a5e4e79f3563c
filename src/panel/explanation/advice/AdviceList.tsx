import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type Advice } from '../../../core/explanation/Explanation';
import { type Tell } from '../tell';
import { AdviceItem } from './AdviceItem';

/** What to look at and what to change, the most useful first. */
export function AdviceList({ advice, tell }: { advice: Advice[]; tell: Tell }) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list}>
      {advice.map((one, i) => (
        <AdviceItem key={i} advice={one} tell={tell} />
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    margin: 0,
    padding: 0,
    listStyle: 'none',
  }),
});
