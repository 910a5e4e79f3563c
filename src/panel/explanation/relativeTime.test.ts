import { relativeTime } from './relativeTime';

describe('relativeTime', () => {
  it.each([
    ['2026-11-23T10:00:00Z', '−48 s'],
    ['2026-11-23T10:00:48Z', '0 s'],
    ['2026-11-23T10:02:58Z', '+2 min 10 s'],
    [null, ''],
  ])('%s is %s', (at, words) => {
    expect(relativeTime(at, '2026-11-23T10:00:48Z')).toBe(words);
  });
});
