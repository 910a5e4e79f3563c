/** How picture and explanation share the panel (look.md 9). */
export type Layout = 'beside' | 'low' | 'narrow' | 'tiny';

/** CSS pixels of the panel's content. */
const NARROW = 700;
const LOW = 560;
const TINY_WIDTH = 320;
const TINY_HEIGHT = 170;

export function layoutOf(width: number, height: number): Layout {
  if (width <= TINY_WIDTH || height <= TINY_HEIGHT) {
    return 'tiny';
  }
  if (width < NARROW) {
    return 'narrow';
  }
  return height < LOW ? 'low' : 'beside';
}
