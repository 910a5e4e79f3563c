import { LogSpan } from '../Witnesses';
import { joinedSpans } from './joinedSpans';

const span = (from: number, to: number, node = 'worker-1'): LogSpan => ({ family: 'kernel-log', node, from, to });

describe('joinedSpans', () => {
  it('makes one of what overlaps or touches, in whatever order it comes', () => {
    expect(joinedSpans([span(20_000, 30_000), span(0, 10_000), span(11_000, 21_000)])).toEqual([span(0, 30_000)]);
    expect(joinedSpans([span(0, 30_000), span(5000, 6000)])).toEqual([span(0, 30_000)]);
  });

  it('leaves a gap as it is, and keeps nodes apart', () => {
    const apart = [span(0, 10_000), span(11_001, 20_000), span(12_000, 13_000, 'worker-2')];
    expect(joinedSpans(apart)).toEqual(apart);
  });
});
