import React, { useId } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { type Fold } from './Fold';
import { type OpenFolds } from './useOpenFolds';

interface Props extends Pick<OpenFolds, 'chosen' | 'choose'> {
  folds: Fold[];
}

/** What few ask for, in one row of titles; the one that is asked for stands below. */
export function FoldRow({ folds, chosen, choose }: Props) {
  const styles = useStyles2(getStyles);
  const contentId = useId();
  return (
    <div className={styles.place}>
      <div className={styles.titles}>
        {folds.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            className={styles.title}
            aria-expanded={chosen === id}
            aria-controls={contentId}
            onClick={() => choose(chosen === id ? null : id)}
          >
            <Icon name={chosen === id ? 'angle-down' : 'angle-right'} size="sm" />
            {title}
          </button>
        ))}
      </div>
      <div id={contentId} className={styles.content}>
        {folds.find(({ id }) => id === chosen)?.content()}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({ paddingTop: theme.spacing(0.75), borderTop: `1px solid ${theme.colors.border.weak}` }),
  titles: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 1.5), marginLeft: theme.spacing(-0.5) }),
  title: css({
    display: 'inline-flex',
    alignItems: 'center',
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
