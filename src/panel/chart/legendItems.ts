import { type GrafanaTheme2 } from '@grafana/data';
import { type VizLegendItem } from '@grafana/ui';
import { type Picture } from '../picture/Picture';
import { containerColour, type Colours } from './Colours';
import { lineName } from './lineName';

/** One switch a line; usage, RSS, limits and requests of all containers share one each. */
export function legendItems(
  picture: Picture,
  hidden: ReadonlySet<string>,
  showNode: boolean,
  theme: GrafanaTheme2,
  colours: Colours
): Array<VizLegendItem<{ id: string }>> {
  const item = (id: string, color: string, container: string | null, dash?: number[]) => ({
    label: lineName(id, container === null ? { ...picture, containers: [] } : picture, container),
    color,
    yAxis: 1,
    disabled: hidden.has(id),
    lineStyle: dash ? { fill: 'dash' as const, dash } : undefined,
    data: { id },
  });
  const has = (series: 'usage' | 'rss' | 'limit' | 'request') =>
    picture.containers.some(({ lines }) => (lines[series]?.times.length ?? 0) > 0);
  const first = containerColour(theme, 0);
  return [
    ...picture.containers.map(({ key }, i) => item(`working_set ${key}`, containerColour(theme, i), key)),
    ...(has('usage') ? [item('usage', first, null, [8, 3])] : []),
    ...(has('rss') ? [item('rss', first, null, [3, 3])] : []),
    ...(has('limit') ? [item('limit', colours.limit, null, [6, 4])] : []),
    ...(has('request') ? [item('request', colours.quiet, null, [2, 3])] : []),
    ...(showNode && picture.nodes.some(({ lines }) => lines.available) ? [item('available', colours.node, null)] : []),
    ...(showNode && picture.kills.some(({ cause }) => cause === 'node-allocatable')
      ? [item('kubepods', colours.quiet, null)]
      : []),
  ];
}
