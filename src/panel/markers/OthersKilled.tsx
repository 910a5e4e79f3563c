import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Tooltip, useStyles2 } from '@grafana/ui';
import { type KillRow } from '../../frames/readFrames';
import { seconds } from '../../core/explanation/words/format';
import { type Lane } from '../chart/lanes';
import { type Place } from '../chart/Over';
import { causeName } from '../explanation/causeName';
import { clock } from '../explanation/clock';
import { type OtherMark } from '../picture/Picture';
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

/** CSS pixels of a lane in which a name covers no line. */
const ROOM = 130;

/** Small marks in the node's lane: who else died there. They open nothing, but can be reached and say who it was. */
export function OthersKilled({ others, opened, lane, place, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const top = place.top + lane.top * place.height + 6;
  const ofOpened = new Set(opened?.explanation?.othersKilled.map(({ id }) => id));
  return bundles(others, ({ time }) => place.x(time), SIZE).map(({ x, items }) => {
    const words = items.map((other) => sentenceOf(other, timeZone));
    const named = opened && (lane.bottom - lane.top) * place.height >= ROOM && items.find(({ id }) => ofOpened.has(id));
    const atLeft = x > place.left + place.width * 0.6;
    return (
      <React.Fragment key={items[0].id}>
        <Tooltip
          content={
            <>
              {words.map((line, i) => (
                <div key={items[i].id}>{line}</div>
              ))}
            </>
          }
        >
          <span
            className={styles.mark}
            style={{ left: x + 4, top }}
            role="img"
            tabIndex={0}
            aria-label={words.join('. ')}
          >
            <MarkerShape look={lookOf(items[0].cause)} size={SIZE} />
          </span>
        </Tooltip>
        {named && (
          <span
            className={styles.name}
            style={{ top: top - 3, ...(atLeft ? { right: place.chartWidth - x + 4 } : { left: x + SIZE + 9 }) }}
            aria-hidden
          >
            {offsetOf(named, opened)}
            {items.length > 1 && ` + ${items.length - 1}`}
          </span>
        )}
      </React.Fragment>
    );
  });
}

const nameOf = ({ namespace, pod, container }: OtherMark): string =>
  [namespace, pod, container].filter(Boolean).join('/');

const sentenceOf = (other: OtherMark, timeZone: TimeZone): string =>
  t('others.one', '{{name}} died on the same node at {{time}}: {{cause}}', {
    name: nameOf(other),
    time: clock(other.time, timeZone),
    cause: causeName(other.cause),
    interpolation: { escapeValue: false },
  });

function offsetOf(other: OtherMark, opened: KillRow): string {
  const offset = (other.time - opened.time) / 1000;
  const values = { name: other.pod, offset: seconds(offset), interpolation: { escapeValue: false } };
  return offset < 0
    ? t('others.before', '{{name}}, {{offset}} earlier', values)
    : t('others.after', '{{name}}, {{offset}} later', values);
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
    maxWidth: '32ch',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    padding: theme.spacing(0, 0.5),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
});
