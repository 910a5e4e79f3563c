import { rankingRow, testRanking } from '../testKill';
import { whatIfOutcome, type WhatIfField } from './whatIfOutcome';

const killed = testRanking.rows[0];
const said = (typed: string, field: WhatIfField = 'request', row = killed, ranking = testRanking) =>
  whatIfOutcome(ranking, row, field, typed);

describe('whatIfOutcome', () => {
  it.each([
    ['1Gi', 'search-indexer would have died instead.'],
    [' 1073741824 ', 'search-indexer would have died instead.'],
    ['300Mi', 'cart would still have died.'],
    ['754Mi', 'search-indexer would have died instead. It is too close to be sure.'],
    ['0', 'cart would still have died.'],
  ])('tells of a request of %s', (typed, sentence) => expect(said(typed)).toEqual({ isProblem: false, sentence }));

  it.each([
    ['512', 'MB', /^“512MB” is no quantity: write it as in a manifest, 512Mi or 2Gi\.$/],
    ['-1', 'Gi', /is no quantity/],
    ['512', 'm', /^“512m” is less than a byte/],
    ['<img src=x onerror=alert(1)>', '', /^“<img src=x onerror=alert\(1\)>” is no quantity/],
  ])('says of %s%s in a sentence what is wrong', (number, unit, sentence) =>
    expect(said(number + unit)).toEqual({ isProblem: true, sentence: expect.stringMatching(sentence) })
  );

  it.each(['', '   '])('says nothing while nothing is typed: %j', (typed) => expect(said(typed)).toBeNull());

  it('says nothing without the node’s capacity, by which requests are weighed', () =>
    expect(said('1Gi', 'request', killed, { ...testRanking, capacityBytes: null })).toBeNull());

  it('tells of another row that it would have been spared or not', () =>
    expect(said('0', 'request', testRanking.rows[2])?.sentence).toBe('etl would have died instead.'));

  it('says that a limit below the request rises with it', () => {
    const rows = [{ ...killed, limitBytes: 2 ** 29 }, ...testRanking.rows.slice(1)];
    expect(said('1Gi', 'request', rows[0], { ...testRanking, rows })?.sentence).toBe(
      'search-indexer would have died instead. Its limit of 512 MiB would have to rise with it.'
    );
  });

  describe('in the kubelet’s order', () => {
    const GIB = 2 ** 30;
    const pod = { container: '', priority: 0, requestBytes: GIB, usageBytes: 3 * GIB, exceedsRequest: true };
    const rows = [
      rankingRow({ ...pod, pod: 'cart-0', killed: true }),
      rankingRow({ ...pod, pod: 'web-0', rank: 2, usageBytes: 2 * GIB }),
    ];
    const ranking = { ...testRanking, by: 'kubelet' as const, unit: null, scaleBytes: null, rows, total: 2 };

    it.each<[WhatIfField, string, string]>([
      ['priority', '1000', 'web-0 would have died instead.'],
      ['priority', '-5', 'cart-0 would still have died.'],
      ['request', '4Gi', 'web-0 would have died instead.'],
    ])('tells of a %s of %s', (field, typed, sentence) =>
      expect(said(typed, field, rows[0], ranking)).toEqual({ isProblem: false, sentence })
    );

    it.each(['high', '1.5', '99999999999', '1Gi'])('takes no priority of %s', (typed) =>
      expect(said(typed, 'priority', rows[0], ranking)).toEqual({
        isProblem: true,
        sentence: `“${typed}” is no priority: write a whole number, such as 1000.`,
      })
    );
  });
});
