import { lanesOf, scaleRange } from './lanes';

describe('lanesOf', () => {
  it('stacks pod, node and states without overlap', () => {
    const { pod, node, states } = lanesOf(600, { node: true, states: true });
    const edges = [pod, node!, ...states].flatMap(({ top, bottom }) => [top, bottom]);
    expect(edges).toEqual([...edges].sort((a, b) => a - b));
    expect(edges[0]).toBe(0);
    expect(edges[edges.length - 1]).toBeLessThanOrEqual(1);
  });

  it('gives the pod everything where nothing else is drawn', () => {
    expect(lanesOf(100, { node: false, states: false })).toEqual({
      pod: { top: 0, bottom: 1 },
      node: null,
      states: [],
    });
  });
});

describe('scaleRange', () => {
  it('puts 0 at the lane’s bottom and the top at its top', () => {
    const lane = { top: 0.5, bottom: 0.75 };
    const [min, max] = scaleRange(lane, 100);
    const shareOf = (value: number) => (max - value) / (max - min);
    expect(shareOf(0)).toBeCloseTo(0.75);
    expect(shareOf(100)).toBeCloseTo(0.5);
  });
});
