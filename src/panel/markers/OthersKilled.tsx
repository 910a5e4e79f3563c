import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Tooltip, useStyles2 } from '@grafana/ui';
import { type KillRow } from '../../frames/readFrames';
import { type Lane } from '../chart/lanes';
import { type Place } from '../chart/Over';
import { causeName } from '../explanation/causeName';
import { clock } from '../explanation/clock';
import { type OtherMark } from '../picture/Picture';
import { besideMark } from './besideMark';
import { bundles } from './bundles';
import { lookOf } from './families';
import { MarkerShape } from './MarkerShape';

interface Props {
  others: OtherMark[];
  opened: KillRow | null;
  lane: Lane;
  place: Place;
  timeZone: TimeZone;
}

/** CSS pixels. */
const SIZE = 13;

/** Between a moment's place and its mark, which stands beside the line of the kill; between mark and name. */
const GAP = 4;

/** CSS pixels of a lane in which a name covers no line. */
const ROOM = 130;

/** CSS pixels of a name that says something, and of one with room to spare. */
const NAME = { least: 120, wanted: 260 };

/** Small marks in the node's lane: who else died there. They open nothing, but can be reached and say who it was. */
export function OthersKilled({ others, opened, lane, place, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const top = place.top + lane.top * place.height + 6;
  const ofOpened = new Set(opened?.explanation?.othersKilled.map(({ id }) => id));
  const marks = bundles(others, ({ time }) => place.x(time) + GAP, SIZE);
  const xs = marks.map(({ x }) => x);
  const row = { from: place.left, to: place.left + place.width };
  return marks.map(({ x, items }, i) => {
    const words = items.map((other) => sentenceOf(other, timeZone));
    const named = opened && (lane.bottom - lane.top) * place.height >= ROOM && items.find(({ id }) => ofOpened.has(id));
    const room = besideMark(xs, i, SIZE, row, NAME.wanted);
    const beside = room.side === 'left' ? { right: place.chartWidth - x + GAP } : { left: x + SIZE + GAP };
    return (
      <React.Fragment key={items[0].id}>
        <Tooltip
          content={
            <>
              {words.map((line, nth) => (
                <div key={items[nth].id}>{line}</div>
              ))}
            </>
          }
        >
          <span className={styles.mark} style={{ left: x, top }} role="img" tabIndex={0} aria-label={words.join('. ')}>
            <MarkerShape look={lookOf(items[0].cause)} size={SIZE} />
          </span>
        </Tooltip>
        {named && room.width - 2 * GAP >= NAME.least && (
          <span
            className={styles.name}
            style={{ top: top - 3, maxWidth: room.width - 2 * GAP, ...beside }}
            data-testid="podcoroner-other-name"
            aria-hidden
          >
            <span className={styles.pod}>{named.pod}</span>
            <span className={styles.offset}>
              {offsetOf(named, opened)}
              {items.length > 1 && ` + ${items.length - 1}`}
            </span>
          </span>
        )}
      </React.Fragment>
    );
  });
}

const nameOf = ({ namespace, pod, container }: OtherMark): string =>
  [namespace, pod, container].filter(Boolean).join('/');

const sentenceOf = (other: OtherMark, timeZone: TimeZone): string =>
  t('others.one', '{{name}} died on the same node about {{time}}: {{cause}}', {
    name: nameOf(other),
    time: clock(other.time, timeZone),
    cause: causeName(other.cause),
    interpolation: { escapeValue: false },
  });

/** Both deaths have dates with errors of seconds: which of two within a minute was first is not known from them. */
function offsetOf(other: OtherMark, opened: KillRow): string {
  const minutes = Math.round((other.time - opened.time) / 60_000);
  const values = { count: Math.abs(minutes) };
  return minutes === 0
    ? t('others.with', 'within a minute')
    : minutes < 0
      ? t('others.before', 'about {{count}} min earlier', values)
      : t('others.after', 'about {{count}} min later', values);
}

const getStyles = (theme: GrafanaTheme2) => ({
  mark: css({
    position: 'absolute',
    display: 'inline-flex',
    pointerEvents: 'auto',
    borderRadius: theme.shape.radius.default,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 1 },
  }),
  name: css({
    position: 'absolute',
    display: 'flex',
    gap: theme.spacing(1),
    whiteSpace: 'nowrap',
    padding: theme.spacing(0, 0.5),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  pod: css({ overflow: 'hidden', textOverflow: 'ellipsis' }),
  offset: css({ flexShrink: 0, color: theme.colors.text.secondary }),
});
