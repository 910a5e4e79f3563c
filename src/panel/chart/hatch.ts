import { type Box } from './laneBox';

/** Diagonal lines in a box; `gap` in canvas pixels. */
export function hatch(ctx: CanvasRenderingContext2D, { x, y, width, height }: Box, colour: string, gap: number): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, y, width, height);
  ctx.clip();
  ctx.setLineDash([]);
  ctx.beginPath();
  // Lines start on a grid of the whole canvas, so that neighbouring boxes hatch alike.
  for (let sum = Math.floor((x + y) / gap) * gap; sum < x + width + y + height; sum += gap) {
    ctx.moveTo(sum - y, y);
    ctx.lineTo(sum - y - height, y + height);
  }
  ctx.strokeStyle = colour;
  ctx.lineWidth = Math.max(1, gap / 6);
  ctx.stroke();
  ctx.restore();
}
