import { bundles } from './bundles';

const at = (x: number) => x;

describe('bundles', () => {
  it('leaves markers alone that do not touch', () => {
    expect(bundles([0, 30, 60], at, 24).map(({ items }) => items)).toEqual([[0], [30], [60]]);
  });

  it('makes one of those that would cover each other, in their middle', () => {
    expect(bundles([10, 20, 90], at, 24)).toEqual([
      { x: 15, items: [10, 20] },
      { x: 90, items: [90] },
    ]);
  });

  it('loses none of a hundred', () => {
    const many = Array.from({ length: 100 }, (_, i) => i * 3);
    const placed = bundles(many, at, 24);
    expect(placed.flatMap(({ items }) => items)).toEqual(many);
    placed.slice(1).forEach(({ x }, i) => expect(x - placed[i].x).toBeGreaterThanOrEqual(12));
  });
});
