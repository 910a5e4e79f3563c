import { type GrafanaTheme2 } from '@grafana/data';
import { type MemorySeries } from '../../core/picture/Line';
import { type Focus } from '../picture/focusOf';
import { gapsOf } from '../picture/gaps';
import { type Picture } from '../picture/Picture';
import { coloursOf } from './Colours';
import { type Drawing } from './Drawing';
import { lanesOf } from './lanes';
import { scaleTop } from './scaleTop';

interface Given {
  picture: Picture;
  focus: Focus;
  hovered: string | null;
  openedId: string | null;
  hidden: ReadonlySet<string>;
  /** whether the node has a lane */
  node: boolean;
  plain: boolean;
  /** of the plot without its axes, CSS pixels */
  plotHeight: number;
  theme: GrafanaTheme2;
}

/** CSS pixels above the highest line: with a title, and without. */
const HEADROOM = 24;
const PLAIN_HEADROOM = 12;

const MEMORY: MemorySeries[] = ['working_set', 'usage', 'rss', 'limit', 'request'];

/** Lanes and scales for what is shown. */
export function drawingOf({ node, plotHeight, ...shown }: Given): Drawing {
  const { picture, focus, hidden, plain, theme } = shown;
  const { from, to, containers } = picture;
  const lanes = lanesOf(plotHeight, { node, states: !plain });
  const podHeight = Math.max(2 * HEADROOM, (lanes.pod.bottom - lanes.pod.top) * plotHeight);
  const series = MEMORY.filter((id) => !hidden.has(id));
  const highest = scaleTop(
    containers.flatMap(({ lines }) => series.map((id) => lines[id])),
    from,
    to
  );
  const { capacity, available } = focus.node?.lines ?? {};
  return {
    ...shown,
    gaps: gapsOf(picture),
    lanes,
    podTop: highest * (podHeight / (podHeight - (plain ? PLAIN_HEADROOM : HEADROOM))) || 1,
    nodeTop: scaleTop([capacity, available], from, to) || 1,
    colours: coloursOf(theme),
  };
}
