import { type ConsumerRow } from '../../../core/explanation/Explanation';

export interface ConsumerBar {
  row: ConsumerRow;
  /** shares of one scale that holds the most negative and the most positive: 0 to 1 */
  from: number;
  to: number;
}

export interface ConsumerBars {
  /** where nothing grew stands on that scale */
  zero: number;
  bars: ConsumerBar[];
  /** what the rows that are left out add up to; null when all are shown */
  rest: { count: number; growthBytes: number } | null;
}

/** The largest `most` of the account, what grew first, what shrank last; the rest in one sum, so that it still balances. */
export function consumerBars(rows: readonly ConsumerRow[], most: number): ConsumerBars {
  const bySize = [...rows].sort((a, b) => Math.abs(b.growthBytes) - Math.abs(a.growthBytes));
  const shown = bySize.slice(0, most).sort((a, b) => b.growthBytes - a.growthBytes);
  const left = bySize.slice(most);
  const growths = shown.map(({ growthBytes }) => growthBytes);
  const [least, largest] = [Math.min(0, ...growths), Math.max(0, ...growths)];
  const span = Math.max(1, largest - least);
  const at = (growth: number) => (growth - least) / span;
  return {
    zero: at(0),
    bars: shown.map((row) => ({
      row,
      from: at(Math.min(0, row.growthBytes)),
      to: at(Math.max(0, row.growthBytes)),
    })),
    rest:
      left.length === 0
        ? null
        : { count: left.length, growthBytes: left.reduce((sum, { growthBytes }) => sum + growthBytes, 0) },
  };
}
