import fc from 'fast-check';
import { ByTime } from './ByTime';

const within = (times: Array<number | null>, from: number, to: number) =>
  new ByTime(times, (time) => time).within(from, to);

it('includes both ends of the interval', () => {
  expect(within([1, 2, 3, 4], 2, 3)).toEqual([2, 3]);
});

it('keeps the order in which things were given', () => {
  expect(within([3, 1, 2], 1, 3)).toEqual([3, 1, 2]);
});

it('finds what has no time in every interval', () => {
  expect(within([null, 5, Infinity, 1], 1, 1)).toEqual([null, Infinity, 1]);
});

it('finds nothing with a time in an interval that ends before it begins', () => {
  expect(within([1, 2, 3], 3, 1)).toEqual([]);
  expect(within([3, null, 1], 3, 1)).toEqual([null]);
});

it('finds what looking at all of them finds', () => {
  const time = fc.option(fc.integer({ min: 0, max: 20 }));
  fc.assert(
    fc.property(fc.array(time), fc.integer({ min: -1, max: 21 }), fc.nat(21), (times, from, length) => {
      const to = from + length;
      expect(within(times, from, to)).toEqual(times.filter((one) => one === null || (one >= from && one <= to)));
    })
  );
});
