import { colorManipulator } from '@grafana/data';
import { type Drawing } from './Drawing';
import { hatch } from './hatch';
import { laneBox } from './laneBox';
import { type Lane } from './lanes';
import { type Plot } from './Plot';

/** MemoryPressure through the pod's and the node's lane: True solid, its estimated start dotted, Unknown hatched. */
export function drawPressure(u: Plot, { focus, lanes, colours, theme }: Drawing): void {
  const through: Lane = { top: lanes.pod.top, bottom: (lanes.node ?? lanes.pod).bottom };
  const { ctx } = u;
  const fill = (from: number, to: number, opacity: number) => {
    const box = laneBox(u, through, from, to);
    if (box) {
      ctx.fillStyle = colorManipulator.alpha(colours.pressure, opacity);
      ctx.fillRect(box.x, box.y, box.width, box.height);
    }
    return box;
  };
  ctx.save();
  for (const { status, from, to, estimatedFrom } of focus.node?.pressure ?? []) {
    if (status === 'Unknown') {
      const box = laneBox(u, through, from, to);
      if (box) {
        hatch(ctx, box, colorManipulator.alpha(colours.quiet, 0.35), 7 * devicePixelRatio);
      }
      continue;
    }
    fill(from, to, theme.isDark ? 0.16 : 0.14);
    const before = estimatedFrom === null ? null : fill(estimatedFrom, from, 0.07);
    if (before) {
      ctx.strokeStyle = colours.pressure;
      ctx.lineWidth = devicePixelRatio;
      ctx.setLineDash([2 * devicePixelRatio, 2 * devicePixelRatio]);
      ctx.beginPath();
      ctx.moveTo(before.x, before.y);
      ctx.lineTo(before.x, before.y + before.height);
      ctx.stroke();
    }
  }
  ctx.restore();
}
