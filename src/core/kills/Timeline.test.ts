import { at, series } from '../testing/evidenceOf';
import { between, labelRuns, merged, presentAt, runs } from './Timeline';

const of = (points: Array<[number, number]>, labels = {}) => series('m', labels, points);

describe('merged', () => {
  it('leaves a single series as it is', () => {
    const one = of([[0, 1]]);
    expect(merged([one])).toBe(one);
  });

  it('is one series in order of time, of what several exporters said', () => {
    const both = merged([of([[0, 1], [60, 3]], { instance: 'a' }), of([[30, 2]], { instance: 'b' })]); // prettier-ignore
    expect([both.times, both.values]).toEqual([[at(0), at(30), at(60)], [1, 2, 3]]); // prettier-ignore
  });

  it('keeps the larger value where two say different things at one time', () => {
    expect(merged([of([[0, 1]]), of([[0, 5]]), of([[0, 2]])]).values).toEqual([5]);
  });

  it('is an empty series where there is none', () => {
    expect(merged([])).toEqual({ metric: '', labels: {}, times: [], values: [] });
  });
});

describe('runs', () => {
  it('are stretches of one value, both ends included', () => {
    expect(
      runs(
        of([
          [0, 1],
          [30, 1],
          [60, 2],
          [90, 1],
        ])
      )
    ).toEqual([
      // prettier-ignore
      { value: 1, first: at(0), last: at(30) },
      { value: 2, first: at(60), last: at(60) },
      { value: 1, first: at(90), last: at(90) },
    ]);
  });
});

describe('labelRuns', () => {
  const reason = (name: string, points: Array<[number, number]>) => of(points, { reason: name });
  const gapOver = (milliseconds: number) => (last: number, next: number) => next - last > milliseconds;

  it('are stretches in which a label held, in order of time', () => {
    const seen = [reason('OOMKilled', [[60, 1], [90, 1]]), reason('Error', [[0, 1], [30, 1]])]; // prettier-ignore
    expect(labelRuns(seen, 'reason', gapOver(45_000))).toEqual([
      { value: 'Error', first: at(0), last: at(30) },
      { value: 'OOMKilled', first: at(60), last: at(90) },
    ]);
  });

  it('end at a gap in which it was left: the state was left and taken again', () => {
    expect(labelRuns([reason('Error', [[0, 1], [300, 1]])], 'reason', gapOver(105_000))).toHaveLength(2); // prettier-ignore
    expect(labelRuns([reason('Error', [[0, 1], [100, 1]])], 'reason', gapOver(105_000))).toHaveLength(1); // prettier-ignore
  });

  it('end where the series reads 0', () => {
    const back = reason('Evicted', [[0, 1], [30, 0], [60, 1]]); // prettier-ignore
    expect(labelRuns([back], 'reason', gapOver(105_000)).map(({ first }) => first)).toEqual([at(0), at(60)]);
  });
});

describe('presentAt', () => {
  it.each([
    [0, true],
    [0.9, true],
    [1.1, false],
    [-0.9, true],
    [-1.1, false],
  ])('a sample %d s from the time is of the same scrape: %s', (seconds, expected) => {
    expect(presentAt(of([[-60, 1], [seconds, 1], [60, 1]]), at(0))).toBe(expected); // prettier-ignore
  });
});

describe('between', () => {
  it('keeps the samples of an interval with both its ends', () => {
    const cut = between(of([[0, 1], [30, 2], [60, 3], [90, 4]]), at(30), at(60)); // prettier-ignore
    expect([cut.times, cut.values]).toEqual([[at(30), at(60)], [2, 3]]); // prettier-ignore
  });

  it('is empty where no sample lies', () => {
    expect(between(of([[0, 1], [90, 4]]), at(30), at(60)).times).toEqual([]); // prettier-ignore
  });

  it('is the series itself where all of it lies within', () => {
    const all = of([[0, 1], [30, 2]]); // prettier-ignore
    expect(between(all, at(0), at(30))).toBe(all);
  });
});
