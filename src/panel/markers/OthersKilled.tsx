import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Tooltip, useStyles2 } from '@grafana/ui';
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
  lane: Lane;
  place: Place;
  timeZone: TimeZone;
}

/** CSS pixels. */
const SIZE = 12;

/** Small marks in the node's lane: who else died there. They open nothing, but can be reached and say who it was. */
export function OthersKilled({ others, lane, place, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const top = place.top + lane.top * place.height + 4;
  return bundles(others, ({ time }) => place.x(time), SIZE).map(({ x, items }) => {
    const words = items.map(({ namespace, pod, container, time, cause }) =>
      t('others.one', '{{name}} died on the same node at {{time}}: {{cause}}', {
        name: [namespace, pod, container].filter(Boolean).join('/'),
        time: clock(time, timeZone),
        cause: causeName(cause),
        interpolation: { escapeValue: false },
      })
    );
    return (
      <Tooltip
        key={items[0].id}
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
          style={{ left: x + 3, top }}
          role="img"
          tabIndex={0}
          aria-label={words.join('. ')}
        >
          <MarkerShape look={lookOf(items[0].cause)} size={SIZE} />
        </span>
      </Tooltip>
    );
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  mark: css({
    position: 'absolute',
    display: 'inline-flex',
    pointerEvents: 'auto',
    borderRadius: theme.shape.radius.default,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 1 },
  }),
});
