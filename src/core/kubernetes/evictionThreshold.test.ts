import { evictionThreshold } from './evictionThreshold';

const MIB = 1024 * 1024;

describe('the hard eviction threshold by what pods may use and may be promised', () => {
  it.each([
    ['lab1: the default', 2_080_915_456, 1_976_057_856, 100 * MIB],
    ['a threshold of its own', 15_000 * MIB, 14_250 * MIB, 750 * MIB],
    ['a limit that the kernel rounded to pages', 15_000 * MIB - 4096, 14_250 * MIB, 750 * MIB],
    ['none', 15_000 * MIB, 15_000 * MIB, 0],
    ['no limit in force', 0, 14_250 * MIB, null],
    ['a limit below what is promised', 14_000 * MIB, 14_250 * MIB, null],
    ['no limit but the largest number there is', 2 ** 63, 14_250 * MIB, null],
  ])('%s', (_, limit, allocatable, threshold) => {
    expect(evictionThreshold(limit, allocatable, 0)).toBe(threshold);
  });

  it('leaves out huge pages, which are no threshold', () => {
    expect(evictionThreshold(15_000 * MIB, 12_900 * MIB, 2000 * MIB)).toBe(100 * MIB);
  });
});
