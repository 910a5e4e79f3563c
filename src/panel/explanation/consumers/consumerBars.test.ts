import { type ConsumerRow } from '../../../core/explanation/Explanation';
import { consumerBars } from './consumerBars';

const row = (growthBytes: number, kind: ConsumerRow['kind'] = 'container'): ConsumerRow => ({
  kind,
  namespace: 'shop',
  pod: 'cart-1',
  container: 'cart',
  growthBytes,
  share: 0,
  requestBytes: null,
  usageBytes: null,
});

describe('consumerBars', () => {
  it('puts what grew to the right of nothing and what shrank to its left', () => {
    const { zero, bars } = consumerBars([row(-25), row(75), row(50, 'unexplained')], 5);
    expect(zero).toBe(0.25);
    expect(bars.map(({ row: { growthBytes }, from, to }) => [growthBytes, from, to])).toEqual([
      [75, 0.25, 1],
      [50, 0.25, 0.75],
      [-25, 0, 0.25],
    ]);
  });

  it('keeps the largest either way, and sums the rest up', () => {
    const { bars, rest } = consumerBars([row(1), row(-90), row(80), row(-2), row(70)], 3);
    expect(bars.map(({ row: { growthBytes } }) => growthBytes)).toEqual([80, 70, -90]);
    expect(rest).toEqual({ count: 2, growthBytes: -1 });
  });

  it('balances', () => {
    const rows = [13, -7, 101, 4, -55, 0, 22, 9].map((growth) => row(growth));
    const { bars, rest } = consumerBars(rows, 5);
    const shown = bars.reduce((sum, bar) => sum + bar.row.growthBytes, 0);
    expect(shown + rest!.growthBytes).toBe(87);
  });

  it.each([[[]], [[row(0)]]])('has no scale to break for %j', (rows) => {
    const { zero, bars, rest } = consumerBars(rows, 5);
    expect(zero).toBe(0);
    expect(bars.map(({ from, to }) => [from, to])).toEqual(rows.map(() => [0, 0]));
    expect(rest).toBeNull();
  });
});
