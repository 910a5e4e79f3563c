import { colorManipulator } from '@grafana/data';
import { lookOf } from '../markers/families';
import { type Drawing } from './Drawing';
import { type Plot } from './Plot';

/** A line through all lanes at each kill; the opened one stands out. */
export function drawKills(u: Plot, { picture, colours, openedId }: Drawing): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.setLineDash([]);
  for (const { id, time, cause } of picture.kills) {
    const opened = id === openedId;
    const x = Math.round(u.valToPos(time, 'x', true));
    ctx.strokeStyle = colorManipulator.alpha(
      colours.family[lookOf(cause).family],
      opened ? 1 : openedId === null ? 0.75 : 0.4
    );
    ctx.lineWidth = (opened ? 2 : 1) * devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}
