import { layoutOf } from './layoutOf';

describe('layoutOf', () => {
  it.each([
    [1440, 660, 'beside'],
    [700, 560, 'beside'],
    [1000, 400, 'low'],
    [699, 800, 'narrow'],
    [600, 500, 'narrow'],
    [300, 150, 'tiny'],
    [1400, 150, 'tiny'],
  ])('at %d × %d is %s', (width, height, layout) => {
    expect(layoutOf(width, height)).toBe(layout);
  });
});
