import { rankingRow } from '../testKill';
import { rankingBars } from './rankingBars';

describe('rankingBars', () => {
  it('parts points into what was set beforehand and what was held, on the scale of the largest', () => {
    const rows = [
      rankingRow({ points: 1000, oomScoreAdj: 900 }),
      rankingRow({ points: 500, oomScoreAdj: -100 }),
      rankingRow({ points: -20, oomScoreAdj: -997 }),
      rankingRow({ points: null, oomScoreAdj: 2 }),
    ];
    expect(rankingBars({ by: 'kernel', rows })).toEqual([
      { given: 0.9, held: 0.1 },
      { given: 0, held: 0.5 },
      { given: 0, held: 0 },
      { given: 0, held: 0 },
    ]);
  });

  it('parts use into what was requested and what lies above', () => {
    const rows = [
      rankingRow({ usageBytes: 400, requestBytes: 100 }),
      rankingRow({ usageBytes: 200, requestBytes: 800 }),
      rankingRow({ usageBytes: 100, requestBytes: null }),
    ];
    expect(rankingBars({ by: 'kubelet', rows })).toEqual([
      { given: 0.25, held: 0.75 },
      { given: 0.5, held: 0 },
      { given: 0, held: 0.25 },
    ]);
  });
});
