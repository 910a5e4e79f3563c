import { runningSpans } from './runningSpans';
import { testLine } from './testPicture';

describe('runningSpans', () => {
  it('ends a life where the line is broken', () => {
    const line = testLine('working_set', [
      [10, 1],
      [20, 2],
      [21, null],
      [30, 3],
      [40, 3],
    ]);
    expect(runningSpans(line)).toEqual([
      { from: 10, to: 20 },
      { from: 30, to: 40 },
    ]);
  });

  it('is empty without samples', () => {
    expect(runningSpans(undefined)).toEqual([]);
  });
});
