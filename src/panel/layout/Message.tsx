import React, { type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

/** A sentence in place of the picture. */
export function Message({ children, action }: { children: ReactNode; action?: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.place} role="status">
      <p data-testid="podcoroner-message" className={styles.sentence}>
        {children}
      </p>
      {action}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: theme.spacing(2),
    height: '100%',
    padding: theme.spacing(2),
    textAlign: 'center',
  }),
  sentence: css({ margin: 0, maxWidth: '70ch', color: theme.colors.text.primary }),
});
