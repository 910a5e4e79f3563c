import { evictionThreshold, isEvictionThreshold, parseEvictionThreshold } from './evictionThreshold';

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

// pkg/kubelet/eviction/helpers_test.go, TestParseThresholdConfig: what it takes and what it refuses
describe('a threshold as a kubelet’s configuration says it', () => {
  it.each([
    ['150Mi', 150 * MIB],
    ['300Mi', 300 * MIB],
    ['10%', 1600 * MIB],
    ['2.5%', 400 * MIB],
    ['0%', 0],
    ['100%', 0],
  ])('%s on a node of 16000Mi', (text, bytes) => {
    expect(parseEvictionThreshold(text, 16_000 * MIB)).toBe(bytes);
    expect(isEvictionThreshold(text)).toBe(true);
  });

  it.each(['-150Mi', '-15%', '150MB', '5 %', '101%', '0', '', 'memory.available<1Gi'])('“%s” is none', (text) => {
    expect(isEvictionThreshold(text)).toBe(false);
  });

  it('is not known as a share of a node whose size is not', () => {
    expect(parseEvictionThreshold('10%', null)).toBeNull();
  });
});
