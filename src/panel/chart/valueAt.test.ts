import { testLine } from '../picture/testPicture';
import { valueAt } from './valueAt';

describe('valueAt', () => {
  const line = testLine('limit', [
    [10, 1],
    [20, null],
    [1_000_000, 3],
  ]);

  it.each([
    [5, null],
    [10, 1],
    [15, 1],
    [25, null],
    [1_000_010, 3],
    [1_400_000, null],
  ])('at %d is %s', (at, value) => {
    expect(valueAt(line, at)).toBe(value);
  });
});
