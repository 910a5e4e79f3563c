import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

export interface Piece {
  /** shares of the whole, 0 to 1 */
  from: number;
  to: number;
  /** a CSS background */
  paint: string;
}

/** Pieces of one whole on one line, with nothing to read: what it shows is said in words beside it. */
export function Strip({ pieces, mark }: { pieces: Piece[]; mark?: { at: number; colour: string } }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.track} aria-hidden data-testid="podcoroner-strip">
      {pieces.map(({ from, to, paint }, i) => (
        <span
          key={i}
          className={styles.piece}
          style={{ left: percent(from), width: percent(to - from), background: paint }}
        />
      ))}
      {mark && <span className={styles.mark} style={{ left: percent(mark.at), background: mark.colour }} />}
    </div>
  );
}

const percent = (share: number): string => `${Math.min(1, Math.max(0, share)) * 100}%`;

const getStyles = (theme: GrafanaTheme2) => ({
  track: css({ position: 'relative', height: 6, background: theme.colors.background.secondary }),
  // A gap of one pixel between neighbours that share a colour.
  piece: css({ position: 'absolute', top: 0, bottom: 0, borderRight: `1px solid ${theme.colors.background.primary}` }),
  mark: css({ position: 'absolute', top: -2, bottom: -2, width: 2, marginLeft: -2 }),
});
