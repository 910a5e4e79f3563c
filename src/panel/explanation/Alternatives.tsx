import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type ExplainedKill } from '../../core/explanation/Explanation';
import { message } from '../../core/explanation/Message';
import { share } from '../../core/explanation/words/format';
import { type Tell } from './tell';

interface Props {
  alternatives: ExplainedKill['alternatives'];
  tell: Tell;
}

/** Causes that the evidence does not exclude, the likeliest first. */
export function Alternatives({ alternatives, tell }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list}>
      {alternatives.map(({ cause, score }) => (
        <li key={cause} className={styles.alternative}>
          <span>{tell(message(`cause.${cause}`))}</span>
          <span className={styles.odds}>{share(score)}</span>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, padding: 0 }),
  alternative: css({ display: 'flex', justifyContent: 'space-between', listStyle: 'none' }),
  odds: css({ fontVariantNumeric: 'tabular-nums', color: theme.colors.text.secondary }),
});
