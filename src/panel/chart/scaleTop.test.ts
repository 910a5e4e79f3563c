import { testLine } from '../picture/testPicture';
import { scaleTop } from './scaleTop';

describe('scaleTop', () => {
  it('looks at the span, and at the step that reaches into it', () => {
    const limit = testLine('limit', [
      [0, 80],
      [500, 10],
    ]);
    const used = testLine('working_set', [
      [50, 900],
      [150, 20],
      [160, null],
      [900, 999],
    ]);
    expect(scaleTop([limit, used, undefined], 100, 200)).toBe(900);
    expect(scaleTop([limit, undefined], 100, 200)).toBe(80);
    expect(scaleTop([], 100, 200)).toBe(0);
  });
});
