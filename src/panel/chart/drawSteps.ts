import { colorManipulator } from '@grafana/data';
import { type Line } from '../../core/picture/Line';
import { type ContainerLines } from '../picture/Picture';
import { type Drawing } from './Drawing';
import { type Plot } from './Plot';

/** CSS pixels of line and space. */
const DASH = { limit: [6, 4], request: [2, 3] };

/** Limits and requests as steps: those of the container in focus plainly, the others' limits faintly. */
export function drawSteps(u: Plot, drawing: Drawing): void {
  const { picture, colours, hidden, plain } = drawing;
  const shown = inFocus(drawing);
  for (const { key, lines } of picture.containers) {
    const focused = key === shown?.key;
    if (!hidden.has('limit')) {
      stroke(u, lines.limit, colorManipulator.alpha(colours.limit, focused ? 1 : 0.3), focused ? 1.5 : 1, DASH.limit);
    }
    if (focused && !plain && !hidden.has('request')) {
      stroke(u, lines.request, colours.quiet, 1, DASH.request);
    }
  }
}

/** The container whose limit is labelled. */
export const inFocus = ({ picture, focus, hovered }: Drawing): ContainerLines | null =>
  picture.containers.find(({ key }) => key === hovered) ?? focus.container;

function stroke(u: Plot, line: Line<string> | undefined, colour: string, width: number, dash: number[]): void {
  if (!line) {
    return;
  }
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.beginPath();
  let last: number | null = null;
  line.times.forEach((time, i) => {
    const value = line.values[i];
    const x = u.valToPos(time, 'x', true);
    const y = value === null ? null : Math.round(u.valToPos(value, 'pod', true));
    if (last !== null) {
      ctx.lineTo(x, last);
    }
    if (y !== null) {
      if (last === null) {
        ctx.moveTo(x, y);
      } else {
        ctx.lineTo(x, y);
      }
    }
    last = y;
  });
  ctx.strokeStyle = colour;
  ctx.lineWidth = width * devicePixelRatio;
  ctx.setLineDash(dash.map((length) => length * devicePixelRatio));
  ctx.stroke();
  ctx.restore();
}
