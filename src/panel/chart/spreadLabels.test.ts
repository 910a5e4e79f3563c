import { spreadLabels } from './spreadLabels';

describe('spreadLabels', () => {
  it('centres labels on their places', () => {
    expect(spreadLabels([50, 150], 20, 0, 200)).toEqual([40, 140]);
  });

  it('moves apart what would overlap, in the order of their places', () => {
    const [a, b] = spreadLabels([100, 95], 20, 0, 200);
    expect(a - b).toBeGreaterThanOrEqual(20);
  });

  it('stays inside', () => {
    const tops = spreadLabels([195, 198, 199], 20, 0, 200);
    expect(Math.max(...tops)).toBeLessThanOrEqual(180);
    expect(new Set(tops).size).toBe(3);
  });
});
