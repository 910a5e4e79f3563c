import React, { type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Stack, Text, useStyles2 } from '@grafana/ui';

interface Props {
  number: number;
  title: string;
  isDone: boolean;
  children: ReactNode;
}

/** One thing to do, with a mark when it is done. */
export function Step({ number, title, isDone, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <section className={styles.step} aria-label={title} data-done={isDone}>
      <div className={isDone ? styles.done : styles.number}>
        {isDone ? <Icon name="check" title={t('start.done', 'Done')} /> : number}
      </div>
      <div className={styles.rest}>
        <Stack direction="column" gap={1}>
          <Text element="h2" variant="h4">
            {title}
          </Text>
          {children}
        </Stack>
      </div>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const circle = {
    flex: 'none',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: theme.spacing(3.5),
    height: theme.spacing(3.5),
    borderRadius: theme.shape.radius.circle,
    fontWeight: theme.typography.fontWeightMedium,
  };
  return {
    step: css({ display: 'flex', gap: theme.spacing(2) }),
    number: css({ ...circle, border: `1px solid ${theme.colors.border.strong}`, color: theme.colors.text.secondary }),
    done: css({
      ...circle,
      background: theme.colors.success.main,
      color: theme.colors.success.contrastText,
    }),
    rest: css({ flex: 1, minWidth: 0 }),
  };
};
