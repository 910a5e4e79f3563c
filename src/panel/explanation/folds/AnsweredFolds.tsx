import React, { useId } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { type Answered } from './Fold';
import { type OpenFolds } from './useOpenFolds';

interface Props extends Pick<OpenFolds, 'open' | 'toggle'> {
  folds: Answered[];
}

/** Questions with their answers, a line each; more of it on demand. */
export function AnsweredFolds({ folds, open, toggle }: Props) {
  const styles = useStyles2(getStyles);
  const prefix = useId();
  return (
    <div>
      {folds.map(({ id, title, answer, isRepeated, strip, content }) => {
        const isOpen = open.has(id);
        return (
          <section key={id} className={styles.fold} data-testid={`podcoroner-fold-${id}`}>
            <h4 className={styles.heading}>
              <button
                type="button"
                className={styles.button}
                aria-expanded={isOpen}
                aria-controls={`${prefix}-${id}`}
                onClick={() => toggle(id)}
              >
                <Icon name={isOpen ? 'angle-down' : 'angle-right'} size="sm" className={styles.icon} />
                <span className={styles.words}>
                  <span className={styles.title}>{title}</span>
                  {!(isOpen && isRepeated) && <span className={styles.answer}>{answer}</span>}
                </span>
              </button>
            </h4>
            {!isOpen && strip && <div className={styles.strip}>{strip}</div>}
            <div id={`${prefix}-${id}`} hidden={!isOpen} className={styles.content}>
              {isOpen && content()}
            </div>
          </section>
        );
      })}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const indent = theme.spacing(1.5);
  return {
    fold: css({ borderTop: `1px solid ${theme.colors.border.weak}` }),
    heading: css({ margin: 0, fontSize: theme.typography.bodySmall.fontSize, fontWeight: 'inherit' }),
    button: css({
      display: 'flex',
      alignItems: 'flex-start',
      width: '100%',
      padding: theme.spacing(0.5, 0),
      fontSize: 'inherit',
      lineHeight: theme.typography.bodySmall.lineHeight,
      border: 'none',
      background: 'none',
      textAlign: 'left',
      '&:hover': { background: theme.colors.action.hover },
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
    }),
    icon: css({
      flex: 'none',
      width: theme.spacing(2),
      margin: theme.spacing(0.125, 0, 0, -0.5),
      color: theme.colors.text.secondary,
    }),
    words: css({ display: 'flex', flexWrap: 'wrap', columnGap: theme.spacing(1), minWidth: 0 }),
    title: css({ color: theme.colors.text.secondary }),
    answer: css({
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: 2,
      overflow: 'hidden',
      overflowWrap: 'anywhere',
      color: theme.colors.text.primary,
    }),
    strip: css({ padding: `0 0 ${theme.spacing(0.75)} ${indent}` }),
    content: css({ padding: `0 0 ${theme.spacing(1.5)} ${indent}`, '&[hidden]': { padding: 0 } }),
  };
};
