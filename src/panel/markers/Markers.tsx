import React, { useRef, type KeyboardEvent } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { Tooltip, useStyles2 } from '@grafana/ui';
import { type KillRow } from '../../frames/readFrames';
import { type Place } from '../chart/Over';
import { bundles } from './bundles';
import { lookOf } from './families';
import { MarkerShape } from './MarkerShape';
import { bundleName, markerName } from './markerName';

interface Props {
  kills: KillRow[];
  openedId: string | null;
  place: Place;
  timeZone: TimeZone;
  onOpen(id: string): void;
}

/** CSS pixels: of the button, a comfortable target; and of the shape in it. */
const BUTTON = 26;
const SHAPE = 20;

/** A button above the plot for each kill, for those that would cover each other one that holds them all. */
export function Markers({ kills, openedId, place, timeZone, onOpen }: Props) {
  const styles = useStyles2(getStyles);
  const row = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const buttons = [...(row.current?.querySelectorAll('button') ?? [])];
    if (step !== undefined && buttons.length > 0) {
      const at = buttons.findIndex((button) => button === document.activeElement);
      buttons[(at + step + buttons.length) % buttons.length].focus();
      event.preventDefault();
    }
  };
  return (
    <div ref={row} onKeyDown={move} role="presentation">
      {bundles(kills, ({ time }) => place.x(time), BUTTON + 2).map(({ x, items }) => {
        const newest = items[items.length - 1];
        const opened = items.find(({ id }) => id === openedId);
        const name = items.length === 1 ? markerName(newest, timeZone) : bundleName(items, timeZone);
        const shown = opened ?? newest;
        return (
          <Tooltip content={name} key={items[0].id} placement="top">
            <button
              type="button"
              className={cx(styles.marker, opened && styles.opened)}
              style={{ left: x - BUTTON / 2, top: place.top - BUTTON - 2 }}
              data-testid="podcoroner-marker"
              data-cause={shown.cause}
              {...(items.length === 1
                ? { 'data-kill-id': newest.id }
                : { 'data-kill-ids': items.map(({ id }) => id).join(' ') })}
              aria-label={name}
              aria-expanded={opened !== undefined}
              onClick={() => onOpen(shown.id)}
            >
              <MarkerShape look={lookOf(shown.cause)} size={SHAPE} />
              {items.length > 1 && <span className={styles.count}>{items.length}</span>}
            </button>
          </Tooltip>
        );
      })}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  marker: css({
    position: 'absolute',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: BUTTON,
    height: BUTTON,
    padding: 0,
    border: '2px solid transparent',
    borderRadius: theme.shape.radius.circle,
    background: 'transparent',
    cursor: 'pointer',
    pointerEvents: 'auto',
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 1 },
  }),
  opened: css({ borderColor: theme.colors.primary.border }),
  count: css({
    position: 'absolute',
    top: -4,
    right: -6,
    minWidth: 14,
    padding: '0 3px',
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.text.primary,
    color: theme.colors.background.primary,
    fontSize: 10,
    lineHeight: '14px',
    fontWeight: theme.typography.fontWeightMedium,
    textAlign: 'center',
  }),
});
