import { type Lane } from './lanes';
import { type Plot } from './Plot';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A time span in a lane, in the canvas' pixels, clipped to the plot; null when it is outside. */
export function laneBox(u: Plot, { top, bottom }: Lane, from: number, to: number): Box | null {
  const { left, width, height, top: plotTop } = u.bbox;
  const clip = (x: number) => Math.min(left + width, Math.max(left, x));
  const x0 = clip(u.valToPos(from, 'x', true));
  const x1 = clip(u.valToPos(to, 'x', true));
  if (x1 <= left || x0 >= left + width) {
    return null;
  }
  return { x: x0, y: plotTop + top * height, width: Math.max(1, x1 - x0), height: (bottom - top) * height };
}
