import { lastSample } from './lastSample';
import { testLine } from './testPicture';

describe('lastSample', () => {
  const line = testLine('working_set', [
    [10, 1],
    [20, 2],
    [21, null],
    [30, 3],
  ]);

  it.each([
    [25, -Infinity, { time: 20, value: 2 }],
    [20, -Infinity, { time: 20, value: 2 }],
    [30, -Infinity, { time: 30, value: 3 }],
    [9, -Infinity, null],
    [25, 20, null],
  ])('before %d and since %d', (before, after, sample) => {
    expect(lastSample(line, before, after)).toEqual(sample);
  });

  it('has none without a line', () => {
    expect(lastSample(undefined, 10)).toBeNull();
  });
});
