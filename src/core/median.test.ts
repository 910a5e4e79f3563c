import { median } from './median';

it.each([
  [[], null],
  [[3], 3],
  [[10, 9], 10],
  [[10, -9, 100], 10],
  [[0.5, 30, 4, 200], 30],
])('of %j is %s', (values, middle) => {
  expect(median(values)).toBe(middle);
});

it('leaves the numbers in their order', () => {
  const values = [2, 1];
  median(values);
  expect(values).toEqual([2, 1]);
});
