import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { coloursOf } from './Colours';
import { type EndLabel } from './labelsOf';
import { type Place } from './Over';
import { spreadLabels } from './spreadLabels';

interface Props {
  labels: EndLabel[];
  place: Place;
}

/** CSS pixels: of two lines of caption. */
const HEIGHT = 17;

/** Limit, request and threshold say their bytes where they end. */
export function EndLabels({ labels, place }: Props) {
  const styles = useStyles2(getStyles);
  const centres = labels.map(({ value, scale }) => place.y(value, scale));
  const tops = spreadLabels(centres, HEIGHT, place.top - HEIGHT / 2, place.top + place.height);
  return labels.map(({ text, tone }, i) => (
    <div
      key={`${i} ${text}`}
      className={cx(styles.label, styles[tone])}
      style={{ top: tops[i], left: place.left + place.width + 6 }}
    >
      {text}
    </div>
  ));
}

const getStyles = (theme: GrafanaTheme2) => ({
  label: css({
    position: 'absolute',
    height: HEIGHT,
    lineHeight: `${HEIGHT}px`,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  }),
  limit: css({ color: coloursOf(theme).limit }),
  pressure: css({ color: coloursOf(theme).pressure }),
  node: css({ color: coloursOf(theme).node }),
  quiet: css({ color: theme.colors.text.secondary }),
});
