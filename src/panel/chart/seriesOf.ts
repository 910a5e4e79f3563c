import { type GrafanaTheme2 } from '@grafana/data';
import { type Line } from '../../core/picture/Line';
import { type Picture } from '../picture/Picture';
import { type Focus } from '../picture/focusOf';
import { drawsKubepods } from './drawsKubepods';
import { containerColour, coloursOf } from './Colours';

/** How uPlot draws a line. */
export interface SeriesLook {
  /** what the legend hides: a series' name, with the container's key where each has its own */
  id: string;
  scale: 'pod' | 'node';
  colour: string;
  width: number;
  /** opacity of the area below at the top of the plot; 0 for none */
  area: number;
  dash?: number[];
  /** key of the container; null for a node's */
  container: string | null;
}

export interface ChartSeries extends SeriesLook {
  line: Line<string>;
}

/** Lines of the picture in drawing order. Limits and requests are drawn apart, as steps. */
export function seriesOf(picture: Picture, focus: Focus, theme: GrafanaTheme2, plain: boolean): ChartSeries[] {
  const colours = coloursOf(theme);
  const alone = picture.containers.length === 1;
  const series: ChartSeries[] = [];
  const add = (line: Line<string> | undefined, look: SeriesLook) => {
    if (line) {
      series.push({ line, ...look });
    }
  };
  picture.containers.forEach(({ key, lines }, i) => {
    const shared = { scale: 'pod' as const, colour: containerColour(theme, i), container: key };
    add(lines.usage, { ...shared, id: 'usage', width: 1, area: 0, dash: [8, 3] });
    add(lines.rss, { ...shared, id: 'rss', width: 1, area: 0, dash: [3, 3] });
    add(lines.working_set, { ...shared, id: `working_set ${key}`, width: alone ? 2 : 1.5, area: alone ? 40 : 0 });
  });
  if (plain) {
    return series;
  }
  for (const { key, lines } of picture.nodes) {
    const focused = key === focus.node?.key;
    const shared = { scale: 'node' as const, container: null };
    add(lines.available, {
      ...shared,
      id: 'available',
      colour: colours.node,
      width: focused ? 2 : 1,
      area: focused ? 70 : 0,
    });
    if (focused) {
      add(lines.eviction_threshold, {
        ...shared,
        id: 'threshold',
        colour: colours.pressure,
        width: 1.5,
        area: 0,
        dash: [6, 4],
      });
      if (drawsKubepods({ picture, focus })) {
        add(lines.kubepods, { ...shared, id: 'kubepods', colour: colours.quiet, width: 1.5, area: 0 });
        add(lines.kubepods_limit, {
          ...shared,
          id: 'kubepods',
          colour: colours.limit,
          width: 1.5,
          area: 0,
          dash: [6, 4],
        });
      }
    }
  }
  return series;
}
