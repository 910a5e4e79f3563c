import { OF_CONTAINER, scraped, unix } from '../testing/evidenceOf';
import { ordinalsByCounter } from './ordinalsByCounter';
import { Run, runs } from './Timeline';

/** Deaths, and starts after them, in seconds; what was scraped every 30 s of both. */
function told(deaths: number[], starts: number[], shown: (run: Run<number>) => number | null = NOTHING_SHOWN) {
  const until = 900;
  const before = (times: number[], seconds: number) => times.filter((time) => time <= seconds);
  const restarts = scraped('restarts', OF_CONTAINER, 0, until, (seconds) => before(starts, seconds).length);
  const finished = scraped('finished', OF_CONTAINER, 0, until, (seconds) => {
    const last = before(deaths, seconds).at(-1);
    return last === undefined ? null : unix(last);
  });
  return ordinalsByCounter(runs(finished), restarts, shown);
}

const NOTHING_SHOWN = () => null;

it.each<[string, number[], number[], Array<number | null>]>([
  ['of a container that dies once is the one before it was started again', [40], [42], [0]],
  ['stays with each of two lone deaths', [40, 500], [42, 502], [0, 1]],
  [
    'is the counter’s while it waits: the counter rises before the state changes',
    [40, 100, 250],
    [41, 195, 430],
    [0, 1, 2],
  ],
  // two deaths within the first scrape: the state never showed the first
  [
    'skips no other end than those that nobody can have seen',
    [5, 20, 50, 100, 250],
    [6, 35, 75, 195, 430],
    [1, 2, 3, 4],
  ],
])('the end that a last state speaks of %s', (_, deaths, starts, expected) => {
  expect(told(deaths, starts)).toEqual(expected);
});

it('reaches back from one that the status tells outright: each before it was another', () => {
  const [deaths, starts] = [[5, 8, 20, 43, 87, 170], [7, 10, 35, 75, 150, 320]]; // prettier-ignore
  // it runs when the last but one is seen last
  const shown = ({ value }: Run<number>) => (value === unix(87) ? 4 : null);
  expect(told(deaths, starts, shown)).toEqual([2, 3, 4, 5]);
});

it('is not known while no counter is scraped', () => {
  const finished = scraped('finished', OF_CONTAINER, 0, 90, () => unix(-5));
  expect(
    ordinalsByCounter(
      runs(finished),
      scraped('restarts', OF_CONTAINER, 300, 600, () => 1),
      NOTHING_SHOWN
    )
  ).toEqual([null]);
});
