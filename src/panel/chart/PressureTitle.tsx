import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { measureText, useStyles2 } from '@grafana/ui';
import { coloursOf } from './Colours';
import { type Drawing } from './Drawing';
import { type Place } from './Over';

interface Props {
  drawing: Drawing;
  place: Place;
  /** CSS pixels that the lane's own title takes */
  taken: number;
}

/** The first band in sight says what it is. */
export function PressureTitle({ drawing: { picture, focus, lanes }, place, taken }: Props) {
  const styles = useStyles2(getStyles);
  const band = focus.node?.pressure.find(({ to, from }) => to > picture.from && from < picture.to);
  if (!band || !lanes.node) {
    return null;
  }
  const words =
    band.status === 'True'
      ? t('chart.pressure-true', 'MemoryPressure')
      : t('chart.pressure-unknown', 'MemoryPressure unknown');
  const wanted = place.x(Math.max(band.from, picture.from)) + 2;
  const last = place.left + place.width - measureText(words, 12).width - 8;
  const left = Math.min(Math.max(wanted, place.left + taken), last);
  return (
    <div className={styles.title} style={{ left, top: place.top + lanes.node.top * place.height - 20 }}>
      {words}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({
    position: 'absolute',
    fontSize: theme.typography.bodySmall.fontSize,
    color: coloursOf(theme).pressure,
    whiteSpace: 'nowrap',
  }),
});
