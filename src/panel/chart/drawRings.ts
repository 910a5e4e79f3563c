import { type Drawing } from './Drawing';
import { type Plot } from './Plot';

/** CSS pixels. */
const RADIUS = 3.5;

/** A ring where each line ends before its kill: what a graph showed last. */
export function drawRings(
  u: Plot,
  { gaps, colours, hidden, openedId }: Drawing,
  colourOf: (key: string) => string
): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.setLineDash([]);
  for (const { kill, container, sample } of gaps) {
    const x = u.valToPos(sample.time, 'x', true);
    if (hidden.has(`working_set ${container.key}`) || x < bbox.left || x > bbox.left + bbox.width) {
      continue;
    }
    const large = kill.id === openedId ? 1.3 : 1;
    ctx.beginPath();
    ctx.arc(x, u.valToPos(sample.value, 'pod', true), RADIUS * large * devicePixelRatio, 0, 2 * Math.PI);
    ctx.fillStyle = colours.background;
    ctx.strokeStyle = colourOf(container.key);
    ctx.lineWidth = 1.75 * large * devicePixelRatio;
    ctx.fill();
    ctx.stroke();
  }
  ctx.restore();
}
