import { remembered } from './remembered';

it('asks once for each number, and again when many others came between', () => {
  const answer = jest.fn((input: number) => `<${input}>`);
  const ask = remembered(answer);
  expect([1, 2, 1, 2].map(ask)).toEqual(['<1>', '<2>', '<1>', '<2>']);
  expect(answer).toHaveBeenCalledTimes(2);
  Array.from({ length: 5000 }, (_, i) => ask(i));
  expect(ask(1)).toBe('<1>');
  expect(answer.mock.calls.filter(([input]) => input === 1)).toHaveLength(2);
});

it('keeps nothing of what failed', () => {
  const ask = remembered(() => {
    throw new RangeError('no date');
  });
  expect(() => ask(NaN)).toThrow('no date');
  expect(() => ask(NaN)).toThrow('no date');
});
