import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { IconButton, useStyles2 } from '@grafana/ui';
import { type KillRow } from '../../frames/readFrames';
import { lookOf } from '../markers/families';
import { MarkerShape } from '../markers/MarkerShape';
import { clock } from './clock';

export interface Stepping {
  /** by time */
  kills: KillRow[];
  kill: KillRow;
  timeZone: TimeZone;
  /** the panel has no title, so that Grafana lays its menu over the upper right corner */
  underMenu: boolean;
  onOpen(id: string): void;
  onClose(): void;
}

/** Whose end, when, how far off that may be; the kills before and after. */
export function Header({ kills, kill, timeZone, underMenu, onOpen, onClose }: Stepping) {
  const styles = useStyles2(getStyles);
  const at = kills.findIndex(({ id }) => id === kill.id);
  const step = (by: number) => onOpen(kills[at + by].id);
  const error = kill.explanation?.timeErrorSeconds;
  return (
    <div className={cx(styles.header, underMenu && styles.underMenu)}>
      <MarkerShape look={lookOf(kill.cause)} size={16} />
      <span className={styles.name} title={[kill.namespace, kill.pod].join('/')}>
        {kill.container || kill.pod}
      </span>
      <span className={styles.time}>
        {clock(kill.time, timeZone)}
        {error ? ` ${t('header.error', '± {{seconds}} s', { seconds: error })}` : ''}
      </span>
      <span className={styles.steps}>
        {kills.length > 1 && (
          <>
            <IconButton
              name="angle-left"
              tooltip={t('header.previous', 'Previous kill')}
              disabled={at <= 0}
              onClick={() => step(-1)}
            />
            {t('header.position', '{{position}} of {{total}}', { position: at + 1, total: kills.length })}
            <IconButton
              name="angle-right"
              tooltip={t('header.next', 'Next kill')}
              disabled={at >= kills.length - 1}
              onClick={() => step(1)}
            />
          </>
        )}
        <IconButton name="times" tooltip={t('header.close', 'Close')} onClick={onClose} />
      </span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  header: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: theme.spacing(5),
    padding: theme.spacing(0, 1, 0, 2),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  underMenu: css({ paddingRight: theme.spacing(4) }),
  name: css({
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontWeight: theme.typography.fontWeightMedium,
  }),
  time: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  steps: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.25),
    marginLeft: 'auto',
    color: theme.colors.text.secondary,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  }),
});
