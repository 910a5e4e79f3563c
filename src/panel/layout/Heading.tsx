import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type Focus } from '../picture/focusOf';
import { type Picture } from '../picture/Picture';

interface Props {
  picture: Picture;
  focus: Focus;
  /** what the data source could not do, in words */
  problem: string | null;
}

/** Who is drawn, where; what is not; that nobody was killed. */
export function Heading({ picture, focus, problem }: Props) {
  const styles = useStyles2(getStyles);
  const { kills, containers, leftOut } = picture;
  const one = focus.container;
  const quality = kills.find(({ explanation }) => explanation?.qosClass)?.explanation?.qosClass;
  const where = [
    one?.namespace,
    focus.node && t('heading.node', 'on {{node}}', { node: focus.node.node, interpolation: { escapeValue: false } }),
    containers.length === 1 ? quality : null,
  ].filter(Boolean);
  const notes = [
    containers.length > 1 ? t('heading.containers', '{{count}} containers drawn', { count: containers.length }) : null,
    leftOut > 0 ? t('heading.left-out', '{{count}} with less to tell are not', { count: leftOut }) : null,
    kills.length === 0 && picture.killsAsked ? t('heading.no-kills', 'No container was killed in this time') : null,
  ].filter(Boolean);
  return (
    <div className={styles.heading}>
      <span className={styles.name}>{one?.name}</span>
      <span className={styles.rest}>{[...where, ...notes].join(' · ')}</span>
      {problem && (
        <span role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </div>
  );
}

export const HEADING = 26;

const getStyles = (theme: GrafanaTheme2) => ({
  heading: css({
    display: 'flex',
    alignItems: 'baseline',
    gap: theme.spacing(1.5),
    height: HEADING,
    padding: theme.spacing(0.25, 1),
    overflow: 'hidden',
    whiteSpace: 'nowrap',
  }),
  name: css({ fontWeight: theme.typography.fontWeightMedium, overflow: 'hidden', textOverflow: 'ellipsis' }),
  rest: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  problem: css({ color: theme.colors.error.text, fontSize: theme.typography.bodySmall.fontSize }),
});
