import React, { type ReactNode } from 'react';
import { css } from '@emotion/css';
import { useStyles2, type UPlotConfigBuilder } from '@grafana/ui';
import { type Plot } from './Plot';
import { useDrawn } from './useDrawn';

interface Props {
  config: UPlotConfigBuilder;
  children: (place: Place) => ReactNode;
}

/** Where things are on the chart, in CSS pixels from its corner. */
export interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
  /** of the whole chart with its axes */
  chartWidth: number;
  x: (time: number) => number;
  y: (value: number, scale: 'pod' | 'node') => number;
}

/** HTML over the plot: it lets the mouse through, save where a child takes it. */
export function Over({ config, children }: Props) {
  const styles = useStyles2(getStyles);
  const drawn = useDrawn(config);
  return drawn && <div className={styles.over}>{children(placeOn(drawn.plot))}</div>;
}

function placeOn(u: Plot): Place {
  const [left, top, width, height] = [u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height].map(
    (pixels) => pixels / devicePixelRatio
  );
  return {
    left,
    top,
    width,
    height,
    chartWidth: u.width,
    x: (time) => left + u.valToPos(time, 'x'),
    y: (value, scale) => top + u.valToPos(value, scale),
  };
}

const getStyles = () => ({
  over: css({ position: 'absolute', inset: 0, pointerEvents: 'none', overflow: 'hidden' }),
});
