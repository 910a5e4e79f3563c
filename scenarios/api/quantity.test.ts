import { cores, quantity } from './quantity';

describe('quantity', () => {
  it.each([
    [0, '0'],
    [750 * 2 ** 20, '750Mi'],
    [10 * 2 ** 30, '10Gi'],
    [10.75 * 2 ** 30, '11008Mi'],
    [72_876 * 1024, '72876Ki'],
    [1001, '1001'],
  ])('prints %d bytes as %s', (bytes, text) => {
    expect(quantity(bytes)).toBe(text);
  });

  it('prints cores', () => {
    expect([1, 0.25, 2].map(cores)).toEqual(['1', '250m', '2']);
  });
});
