import React, { useId, useState, type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';

interface Props {
  /** `id` tells a fold from the others while titles and their number change */
  folds: Array<{ id: string; title: string; content: () => ReactNode }>;
}

/** What is longer, in one row of titles; the one that is asked for stands below. */
export function Folds({ folds }: Props) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState<string | null>(null);
  const contentId = useId();
  return (
    <div>
      <div className={styles.titles}>
        {folds.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            className={styles.title}
            aria-expanded={open === id}
            aria-controls={contentId}
            onClick={() => setOpen(open === id ? null : id)}
          >
            <Icon name={open === id ? 'angle-down' : 'angle-right'} size="sm" />
            {title}
          </button>
        ))}
      </div>
      <div id={contentId} className={styles.content}>
        {folds.find(({ id }) => id === open)?.content()}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  titles: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 1.5) }),
  title: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.25),
    padding: 0,
    border: 'none',
    background: 'none',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    '&:hover': { color: theme.colors.text.primary },
    '&[aria-expanded=true]': { color: theme.colors.text.primary },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
  }),
  content: css({ paddingTop: theme.spacing(0.75) }),
});
