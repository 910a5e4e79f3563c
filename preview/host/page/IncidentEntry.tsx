import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

interface Props {
  title: string;
  summary: string;
  isOpen: boolean;
  onOpen?(): void;
}

export function IncidentEntry({ title, summary, isOpen, onOpen }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <li>
      <button
        type="button"
        className={styles.entry}
        aria-current={isOpen}
        onClick={onOpen}
        data-testid="preview-incident"
      >
        <span className={styles.title}>{title}</span>
        {summary && <span className={styles.summary}>{summary}</span>}
      </button>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  entry: css({
    display: 'block',
    position: 'relative',
    width: '100%',
    padding: theme.spacing(1),
    border: 'none',
    borderRadius: theme.shape.radius.default,
    background: 'none',
    textAlign: 'left',
    '&:hover': { background: theme.colors.action.hover },
    '&[aria-current="true"]': { background: theme.colors.action.selected },
    '&[aria-current="true"]::before': {
      content: '""',
      position: 'absolute',
      inset: theme.spacing(0.5, 'auto', 0.5, 0),
      width: theme.spacing(0.5),
      borderRadius: theme.shape.radius.default,
      backgroundImage: theme.colors.gradients.brandVertical,
    },
  }),
  title: css({ display: 'block', paddingLeft: theme.spacing(0.5), fontWeight: theme.typography.fontWeightMedium }),
  summary: css({
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
    paddingLeft: theme.spacing(0.5),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
