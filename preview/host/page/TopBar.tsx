import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2, useTheme2 } from '@grafana/ui';
import { words } from './words';

interface Props {
  onSwitchTheme(): void;
}

export function TopBar({ onSwitchTheme }: Props) {
  const styles = useStyles2(getStyles);
  const { isDark } = useTheme2();
  return (
    <header className={styles.bar}>
      <img className={styles.logo} src="/public/plugins/podcoroner-autopsy-app/img/logo.svg" alt="" />
      <h1 className={styles.name}>Pod Coroner</h1>
      <div className={styles.right}>
        <Button fill="text" variant="secondary" size="sm" onClick={onSwitchTheme} data-testid="preview-theme">
          {isDark ? words().light : words().dark}
        </Button>
      </div>
    </header>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    alignItems: 'center',
    flex: 'none',
    gap: theme.spacing(1),
    height: theme.spacing(6),
    padding: theme.spacing(0, 2),
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  logo: css({ width: theme.spacing(3), height: theme.spacing(3) }),
  name: css({
    margin: 0,
    fontSize: theme.typography.h5.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    letterSpacing: 0,
  }),
  right: css({ marginLeft: 'auto', display: 'flex' }),
});
