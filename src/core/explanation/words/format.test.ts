import { bytes, seconds, share } from './format';

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [1, '1 B'],
    [1023, '1023 B'],
    [1023.7 * KIB, '1 MiB'],
    [GIB - 1, '1 GiB'],
    [9.999 * MIB, '10 MiB'],
    [KIB, '1 KiB'],
    [1536, '1.5 KiB'],
    [10.26 * KIB, '10.3 KiB'],
    [128 * MIB, '128 MiB'],
    [94_371_840, '90 MiB'],
    [1.94 * GIB, '1.94 GiB'],
    [5000 * GIB, '4.88 TiB'],
    [3_000_000 * GIB, '2930 TiB'],
    [-20 * MIB, '-20 MiB'],
  ])('%d are %s', (value, words) => {
    expect(bytes(value)).toBe(words);
  });
});

describe('seconds', () => {
  it.each([
    [0, '0 s'],
    [0.4, '0 s'],
    [4.6, '5 s'],
    [59.4, '59 s'],
    [60, '1 min'],
    [130, '2 min 10 s'],
    [3599, '59 min 59 s'],
    [3600, '1 h'],
    [7199, '2 h'],
    [11_100, '3 h 5 min'],
    [-70, '1 min 10 s'],
  ])('%d are %s', (value, words) => {
    expect(seconds(value)).toBe(words);
  });
});

describe('share', () => {
  it.each([
    [0, '0 %'],
    [0.005, '0.5 %'],
    [0.0912, '9.1 %'],
    [0.09999, '10 %'],
    [0.613, '61 %'],
    [1, '100 %'],
    [1.5, '150 %'],
  ])('%d is %s', (value, words) => {
    expect(share(value)).toBe(words);
  });
});
