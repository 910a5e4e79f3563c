import { byteTicks } from './byteTicks';

const MIB = 1024 ** 2;

describe('byteTicks', () => {
  it.each([
    [1100 * MIB, 4, [0, 256, 512, 768, 1024]],
    [15 * 1024 * MIB, 4, [0, 4096, 8192, 12288]],
  ])('of %d, about %d', (most, wanted, ticks) => {
    expect(byteTicks(most, wanted).map((tick) => tick / MIB)).toEqual(ticks);
  });

  it('is 0 alone when nothing is known', () => {
    expect(byteTicks(0, 4)).toEqual([0]);
    expect(byteTicks(NaN, 4)).toEqual([0]);
  });
});
