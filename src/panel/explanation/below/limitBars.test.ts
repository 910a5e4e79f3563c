import { message } from '../../../core/explanation/Message';
import { type BelowLimit, type BelowLimitRow } from '../../../core/explanation/Explanation';
import { limitBars } from './limitBars';

const row = (why: BelowLimitRow['why'], bytes: number): BelowLimitRow => ({
  why,
  bytes,
  bound: 'exact',
  message: message(`below.${why}`),
});
const below = (seenBytes: number, limitBytes: number, rows: BelowLimitRow[]): BelowLimit => ({
  limitBytes,
  seenBytes,
  seenAt: '',
  seenStepSeconds: 30,
  maxSeenBytes: seenBytes,
  hitLimitBytes: null,
  hitLimitCgroup: null,
  expr: null,
  rows,
});

describe('limitBars', () => {
  it('leads from what was seen to the limit', () => {
    const bars = limitBars(below(60, 100, [row('metric', 10), row('not-the-limit', 30)]));
    expect(bars.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['seen', 0, 0.6],
      ['metric', 0.6, 0.7],
      ['not-the-limit', 0.7, 1],
      ['limit', 0, 1],
    ]);
  });

  it('goes back for a negative row, on the scale of the largest', () => {
    const bars = limitBars(below(10, 20, [row('other-container', 70), row('base', -60)]));
    expect(bars.map(({ from, to }) => [from, to])).toEqual([
      [0, 0.125],
      [0.125, 1],
      [0.25, 1],
      [0, 0.25],
    ]);
  });
});
