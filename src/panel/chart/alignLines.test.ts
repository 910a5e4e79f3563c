import { testLine } from '../picture/testPicture';
import { alignLines } from './alignLines';

describe('alignLines', () => {
  it('joins lines over all times and leaves open where a line has no sample', () => {
    const a = testLine('a', [
      [10, 1],
      [30, 3],
    ]);
    const b = testLine('b', [[20, 2]]);
    expect(alignLines([a, b])).toEqual([
      [10, 20, 30],
      [1, undefined, 3],
      [undefined, 2, undefined],
    ]);
  });

  it('keeps a break until the line’s own next sample', () => {
    const a = testLine('a', [
      [10, 1],
      [11, null],
      [30, 3],
    ]);
    const b = testLine('b', [[20, 2]]);
    expect(alignLines([a, b])[1]).toEqual([1, null, null, 3]);
  });
});
