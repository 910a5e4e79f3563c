import { parseQuantity, quantityOf } from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['0', 0],
    ['100', 100],
    ['512Mi', 536_870_912],
    ['1Ki', 1024],
    ['1.5Gi', 1_610_612_736],
    ['.5Gi', 536_870_912],
    ['+1Gi', 1_073_741_824],
    ['8Ti', 8 * 2 ** 40],
    ['1k', 1000],
    ['10M', 10_000_000],
    ['2E', 2e18],
    ['2e9', 2e9],
    ['2E6', 2e6],
    ['12e-1', 1.2],
    ['512m', 0.512],
  ])('reads %s', (text, bytes) => expect(parseQuantity(text)).toBeCloseTo(bytes, 6));

  it.each([
    '',
    'Mi',
    '512MB',
    '512mi',
    '512 Mi',
    '5Gi ',
    '-1Gi',
    '1K',
    '1ki',
    '1e',
    '1.1.1',
    'NaN',
    'Infinity',
    '1e999',
    '0x10',
    '１Gi',
  ])('refuses %j', (text) => expect(parseQuantity(text)).toBeNull());
});

describe('quantityOf', () => {
  it.each([
    [0, '0'],
    [1024, '1Ki'],
    [536_870_912, '512Mi'],
    [2 ** 30, '1Gi'],
    [1.5 * 2 ** 30, '1536Mi'],
    [776_000_001, '741Mi'],
    [1, '1Mi'],
  ])('writes %i as %s', (bytes, text) => expect(quantityOf(bytes)).toBe(text));

  it('is never less than what it says', () => {
    for (const bytes of [1, 999, 1025, 2 ** 20 + 1, 5e9 + 7]) {
      expect(parseQuantity(quantityOf(bytes))).toBeGreaterThanOrEqual(bytes);
    }
  });
});
