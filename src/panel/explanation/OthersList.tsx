import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { fullNameOf, nameOf } from '../../core/explanation/answers/nameOf';
import { type ExplainedKill, type OtherKilled } from '../../core/explanation/Explanation';
import { lookOf } from '../markers/families';
import { MarkerShape } from '../markers/MarkerShape';
import { causeName } from './causeName';
import { relativeTime } from './relativeTime';

interface Props {
  kill: Pick<ExplainedKill, 'time' | 'othersKilled'>;
  /** opens one that this panel shows; null for the others */
  jumpTo(id: string): (() => void) | null;
}

/** Who else died on the node within minutes; a click opens those that are in the picture. */
export function OthersList({ kill: { time, othersKilled }, jumpTo }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list}>
      {othersKilled.map((other) => (
        <li key={other.id} className={styles.item}>
          <MarkerShape look={lookOf(other.cause)} size={13} />
          <Name other={other} jump={jumpTo(other.id)} />
          <span className={styles.cause}>{causeName(other.cause)}</span>
          <span className={styles.time}>{relativeTime(other.time, time)}</span>
        </li>
      ))}
    </ul>
  );
}

function Name({ other, jump }: { other: OtherKilled; jump: (() => void) | null }) {
  const styles = useStyles2(getStyles);
  const name = <bdi>{nameOf(other)}</bdi>;
  return jump === null ? (
    <span className={styles.name} title={fullNameOf(other)}>
      {name}
    </span>
  ) : (
    <button type="button" className={styles.link} title={fullNameOf(other)} onClick={jump}>
      {name}
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const name = { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
  return {
    list: css({ margin: 0, padding: 0, listStyle: 'none', fontSize: theme.typography.bodySmall.fontSize }),
    item: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75), padding: theme.spacing(0.25, 0) }),
    name: css(name),
    link: css({
      ...name,
      padding: 0,
      border: 'none',
      background: 'none',
      color: theme.colors.text.link,
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
    }),
    cause: css({ flex: 'none', color: theme.colors.text.secondary }),
    time: css({
      flex: 'none',
      marginLeft: 'auto',
      color: theme.colors.text.secondary,
      fontVariantNumeric: 'tabular-nums',
    }),
  };
};
