import React, { type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

/** The rest of a list, on demand. */
export function More({ children, onClick }: { children: ReactNode; onClick(): void }) {
  const styles = useStyles2(getStyles);
  return (
    <button type="button" className={styles.more} onClick={onClick}>
      {children}
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  more: css({
    padding: 0,
    border: 'none',
    background: 'none',
    color: theme.colors.text.link,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    '&:hover': { textDecoration: 'underline' },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
  }),
});
