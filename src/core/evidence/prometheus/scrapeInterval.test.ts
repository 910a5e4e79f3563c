import { at, series } from '../../testing/evidenceOf';
import { Series } from '../Series';
import { scrapeInterval } from './scrapeInterval';

const every = (seconds: number, count: number, jitter: (i: number) => number = () => 0) =>
  series(
    'restarts',
    {},
    Array.from({ length: count }, (_, i) => [i * seconds + jitter(i), 0])
  );

it.each([5, 10, 15, 20, 30, 60, 120, 300])('is seen in samples %i s apart', (seconds) => {
  expect(scrapeInterval([every(seconds, 5)])).toBe(seconds);
});

it.each<[string, Series[], number]>([
  ['a few milliseconds of jitter', [every(30, 20, (i) => (i % 3) / 100)], 30],
  ['scrapes that failed', [series('restarts', {}, [[0, 0], [30, 0], [60, 0], [180, 0], [210, 0]])], 30], // prettier-ignore
  ['an unusual interval, taking the nearest usual one', [every(45, 9)], 30],
  ['many pods of which some are short-lived', [every(60, 2), every(60, 30), every(60, 3)], 60],
  ['one sample, by assuming 30 s', [every(60, 1)], 30],
  ['nothing, by assuming 30 s', [], 30],
])('is told from %s', (_, all, expected) => {
  expect(scrapeInterval(all)).toBe(expected);
});

it('does not reorder the samples it looks at', () => {
  const one = every(30, 4);
  scrapeInterval([one]);
  expect(one.times).toEqual([at(0), at(30), at(60), at(90)]);
});
