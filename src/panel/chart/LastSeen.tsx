import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { measureText, useStyles2 } from '@grafana/ui';
import { bytes, seconds, share } from '../../core/explanation/words/format';
import { lastSample } from '../picture/lastSample';
import { type Drawing } from './Drawing';
import { type Place } from './Over';
import { scaleTop } from './scaleTop';

interface Props {
  drawing: Drawing;
  place: Place;
}

/** Where the opened kill's line ends, and how long before: "last seen 61 %, 17 s before". */
export function LastSeen({ drawing: { gaps, openedId, picture }, place }: Props) {
  const styles = useStyles2(getStyles);
  const gap = gaps.find(({ kill }) => kill.id === openedId);
  if (!gap) {
    return null;
  }
  const { kill, sample, container } = gap;
  const { from, to } = picture;
  const limit = lastSample(container.lines.limit, kill.time)?.value;
  const words = t('chart.last-seen', 'last seen {{amount}}, {{ago}} before', {
    amount: limit ? share(sample.value / limit) : bytes(sample.value),
    ago: seconds((kill.time - sample.time) / 1000),
  });
  const x = place.x(sample.time);
  const leftOf = x - place.left > place.width / 3;
  const covered = measureText(words, 12).width * 1.3 * ((to - from) / place.width);
  const highest = leftOf
    ? scaleTop([container.lines.working_set], Math.max(from, sample.time - covered), sample.time)
    : sample.value;
  return (
    <div
      className={styles.words}
      style={{
        top: Math.max(place.top, place.y(highest, 'pod') - 25),
        ...(leftOf ? { right: place.chartWidth - x + 6 } : { left: place.x(kill.time) + 8 }),
      }}
    >
      {words}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  words: css({
    position: 'absolute',
    padding: theme.spacing(0, 0.5),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    color: theme.colors.text.maxContrast,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  }),
});
