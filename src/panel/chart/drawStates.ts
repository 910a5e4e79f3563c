import { colorManipulator } from '@grafana/data';
import { runningSpans } from '../picture/runningSpans';
import { type Drawing } from './Drawing';
import { inFocus } from './drawSteps';
import { hatch } from './hatch';
import { laneBox } from './laneBox';
import { type Lane } from './lanes';
import { type Plot } from './Plot';

/** Two rows: what the node reported, and when the container in focus was seen alive. */
export function drawStates(u: Plot, drawing: Drawing): void {
  const { lanes, focus, colours, picture, theme } = drawing;
  const rows = [...lanes.states];
  const podRow = rows.pop();
  const nodeRow = rows.pop();
  const fill = (lane: Lane, from: number, to: number, colour: string) => {
    const box = laneBox(u, lane, from, to);
    if (box) {
      u.ctx.fillStyle = colour;
      u.ctx.fillRect(box.x, box.y, box.width, box.height);
    }
    return box;
  };
  u.ctx.save();
  if (nodeRow) {
    fill(nodeRow, picture.from, picture.to, colours.track);
    for (const { status, from, to } of focus.node?.pressure ?? []) {
      if (status === 'True') {
        fill(nodeRow, from, to, colorManipulator.alpha(colours.pressure, theme.isDark ? 0.8 : 1));
      } else {
        const box = laneBox(u, nodeRow, from, to);
        if (box) {
          hatch(u.ctx, box, colours.quiet, 5 * devicePixelRatio);
        }
      }
    }
  }
  if (podRow) {
    fill(podRow, picture.from, picture.to, colours.track);
    for (const { from, to } of runningSpans(inFocus(drawing)?.lines.working_set)) {
      fill(podRow, from, to, colorManipulator.alpha(colours.running, theme.isDark ? 0.55 : 0.7));
    }
  }
  u.ctx.restore();
}
