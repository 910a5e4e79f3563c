import { useMemo } from 'react';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import {
  AxisPlacement,
  DrawStyle,
  GraphGradientMode,
  LineInterpolation,
  PointVisibility,
  ScaleDirection,
  ScaleOrientation,
  UPlotConfigBuilder,
} from '@grafana/ui';
import { bytes } from '../../core/explanation/words/format';
import { byteTicks } from './byteTicks';
import { type Drawing } from './Drawing';
import { drawGaps } from './drawGaps';
import { drawKills } from './drawKills';
import { drawPressure } from './drawPressure';
import { drawRings } from './drawRings';
import { drawStates } from './drawStates';
import { drawSteps } from './drawSteps';
import { scaleRange } from './lanes';
import { type SeriesLook } from './seriesOf';

interface Wanted {
  looks: SeriesLook[];
  hidden: ReadonlySet<string>;
  theme: GrafanaTheme2;
  timeZone: TimeZone;
  /** CSS pixels: the labels at the lines' right end */
  right: number;
  plain: boolean;
  held: { readonly current: Drawing };
  /** key of the container whose line the cursor is near */
  onHover(container: string | null): void;
}

/** CSS pixels: one column of labels for all lanes. */
const AXIS = 62;
export const TIME_AXIS = 24;

/** CSS pixels above the plot, where the markers are. */
export const MARKER_ROW = 30;

/** A plot whose lanes are scales of one canvas, so that their time axes cannot part. */
export function useChartConfig({ looks, hidden, theme, timeZone, right, plain, held, onHover }: Wanted) {
  return useMemo(
    () => configOf({ looks, hidden, theme, timeZone, right, plain, held, onHover }),
    [looks, hidden, theme, timeZone, right, plain, held, onHover]
  );
}

function configOf({ looks, hidden, theme, timeZone, right, plain, held, onHover }: Wanted): UPlotConfigBuilder {
  const config = new UPlotConfigBuilder(timeZone);
  const upwards = { orientation: ScaleOrientation.Vertical, direction: ScaleDirection.Up };
  config.addScale({
    scaleKey: 'x',
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: () => [held.current.picture.from, held.current.picture.to],
  });
  config.addScale({
    scaleKey: 'pod',
    ...upwards,
    range: () => scaleRange(held.current.lanes.pod, held.current.podTop),
  });
  config.addScale({
    scaleKey: 'node',
    ...upwards,
    range: () => scaleRange(held.current.lanes.node ?? held.current.lanes.pod, held.current.nodeTop),
  });
  config.addAxis({ scaleKey: 'x', isTime: true, placement: AxisPlacement.Bottom, timeZone, theme, size: TIME_AXIS });
  if (!plain) {
    config.addAxis({
      scaleKey: 'pod',
      placement: AxisPlacement.Left,
      theme,
      size: AXIS,
      color: theme.colors.text.secondary,
      splits: () => ticksOf(held.current).map(({ at }) => at),
      values: () => ticksOf(held.current).map(({ label }) => label),
    });
  }
  config.setPadding([MARKER_ROW, right, 0, plain ? 4 : 0]);
  for (const { id, scale, colour, width, area, dash } of looks) {
    config.addSeries({
      scaleKey: scale,
      theme,
      show: !hidden.has(id),
      drawStyle: DrawStyle.Line,
      lineInterpolation: LineInterpolation.Linear,
      lineColor: colour,
      lineWidth: width,
      lineStyle: dash ? { fill: 'dash', dash } : undefined,
      fillOpacity: area,
      gradientMode: GraphGradientMode.Opacity,
      showPoints: PointVisibility.Never,
      spanNulls: false,
    });
  }
  const colourOf = (key: string) =>
    looks.find(({ id }) => id === `working_set ${key}`)?.colour ?? held.current.colours.memory;
  config.addHook('drawClear', (u) => {
    drawPressure(u, held.current);
    drawGaps(u, held.current);
  });
  config.addHook('draw', (u) => {
    drawStates(u, held.current);
    drawSteps(u, held.current);
    drawKills(u, held.current);
    drawRings(u, held.current, colourOf);
  });
  config.addHook('setSeries', (_, index) => onHover(index === null ? null : (looks[index - 1]?.container ?? null)));
  return config;
}

/** Labels of both lanes on one axis: those of the node's lane in the pod's scale. */
function ticksOf({ lanes, podTop, nodeTop }: Drawing): Array<{ at: number; label: string }> {
  const { pod, node } = lanes;
  const perShare = podTop / (pod.bottom - pod.top);
  const ticks = byteTicks(podTop, 4).map((at) => ({ at, label: bytes(at) }));
  if (node) {
    const { top, bottom } = node;
    const inPod = (value: number) => (pod.bottom - (bottom - (value / nodeTop) * (bottom - top))) * perShare;
    ticks.unshift(
      ...byteTicks(nodeTop, 3).map((value) => ({
        at: inPod(value),
        label: value === 0 ? '0' : bytes(value),
      }))
    );
  }
  return ticks.map(({ at, label }) => ({ at, label: label === '0 B' ? '0' : label }));
}
