import { rankingRowOf as row } from '../../testing/rankingRowOf';
import { BelowLimit, Consumers, Ranking } from '../Explanation';
import { message } from '../Message';
import { say } from '../words/say';
import { belowAnswer } from './belowAnswer';
import { consumersAnswer } from './consumersAnswer';
import { fullNameOf, nameOf } from './nameOf';
import { rankingAnswer, sparedAnswer } from './rankingAnswer';

const MIB = 2 ** 20;
const GIB = 2 ** 30;

function below(limitBytes: number | null, rows: Array<[BelowLimit['rows'][number]['why'], number]>): BelowLimit {
  return {
    limitBytes,
    seenBytes: 600 * MIB,
    seenAt: '2026-11-23T09:37:00Z',
    seenStepSeconds: 30,
    maxSeenBytes: 600 * MIB,
    hitLimitBytes: null,
    hitLimitCgroup: null,
    expr: null,
    rows: rows.map(([why, bytes]) => ({ why, bytes, bound: 'exact', message: message(`below.${why}`) })),
  };
}

describe('belowAnswer', () => {
  it.each<[string, BelowLimit]>([
    ['graph ended at 60 %, 400 MiB never used', below(1000 * MIB, [['metric', 0], ['not-the-limit', 400 * MIB]])],
    ['graph ended at 60 %, 300 MiB came after that, unseen', below(1000 * MIB, [['metric', 100 * MIB], ['sampling', 300 * MIB]])],
    ['graph ended at 120 %, 100 MiB averaged away', below(500 * MIB, [['averaging', -100 * MIB]])],
    ['graph ended at 60 %; the limit that was hit is another', below(1000 * MIB, [['other-container', 8 * GIB], ['base', -7 * GIB]])],
    ['last seen at 600 MiB; there is no limit to stay below', below(null, [['no-limit', 0]])],
    ['graph ended at 100 %', below(600 * MIB, [])],
  ])('says “%s”', (words, given) => expect(say(belowAnswer(given))).toBe(words)); // prettier-ignore
});

const next = { namespace: 'search', pod: 'indexer-1', container: 'indexer', process: null };

function ranking(more: Partial<Ranking>): Ranking {
  return {
    by: 'kernel',
    exact: false,
    unit: 'permille',
    total: 12,
    scaleBytes: 16 * GIB,
    bytesPerAdj: null,
    capacityBytes: 16 * GIB,
    lead: null,
    sparedBy: null,
    rows: [row({ killed: true }), row({ rank: 2, ...next })],
    ...more,
  };
}

describe('rankingAnswer', () => {
  it.each<[string, Partial<Ranking>]>([
    ['312 MiB ± 40 MiB more than the next, indexer', { lead: { bytes: 312 * MIB, errorBytes: 40 * MIB, tooClose: false, next } }],
    ['312 MiB more than the next, indexer', { exact: true, lead: { bytes: 312 * MIB, errorBytes: 0, tooClose: false, next } }],
    ['too close to call: indexer stood 10 MiB ± 40 MiB away', { lead: { bytes: -10 * MIB, errorBytes: 40 * MIB, tooClose: true, next } }],
    ['by these figures indexer stood 90 MiB above it', { lead: { bytes: -90 * MIB, errorBytes: 40 * MIB, tooClose: false, next } }],
    ['number 1 of 12', {}],
    ['one of 2 that nothing collected tells apart, of 12', { by: 'kubelet', unit: null, rows: [row({ killed: true }), row({ ...next })] }],
    ['cart stood first of 12', { rows: [row({})] }],
  ])('says “%s”', (words, more) => expect(say(rankingAnswer(ranking(more)))).toBe(words)); // prettier-ignore

  it('never promises less than what would have spared it', () => {
    const sparedBy = { requestBytes: 740.2 * MIB, limitBytes: null, wouldHaveDied: next };
    expect(say(sparedAnswer(ranking({ sparedBy }))!)).toBe('With a request of 741Mi, indexer would have died instead.');
    expect(say(sparedAnswer(ranking({ sparedBy: { ...sparedBy, limitBytes: 741 * MIB } }))!)).toBe(
      'With a request of 741Mi, and its limit raised to that, indexer would have died instead.'
    );
    expect(sparedAnswer(ranking({}))).toBeNull();
  });
});

describe('consumersAnswer', () => {
  const account = (rows: Array<Partial<Consumers['rows'][number]>>): Consumers => ({
    from: '2026-11-23T09:12:00Z',
    to: '2026-11-23T09:37:00Z',
    totalBytes: rows.reduce((sum, { growthBytes = 0 }) => sum + growthBytes, 0),
    formula: '',
    rows: rows.map((one) => ({
      kind: 'container',
      namespace: 'batch',
      pod: 'etl-1',
      container: 'etl',
      growthBytes: 0,
      share: 0,
      requestBytes: null,
      usageBytes: null,
      ...one,
    })),
  });

  it.each<[string, Array<Partial<Consumers['rows'][number]>>]>([
    ['batch/etl took 7 GiB, 71 % of all growth', [{ growthBytes: GIB, share: 0.1, container: 'x' }, { growthBytes: 7 * GIB, share: 0.71 }]],
    ['batch/etl-1 took 7 GiB, 71 % of all growth', [{ growthBytes: 7 * GIB, share: 0.71, container: '' }]],
    ['the kernel took 7 GiB, 71 % of all growth', [{ kind: 'kernel', growthBytes: 7 * GIB, share: 0.71 }]],
    ['7 GiB are in no metric, 71 % of all growth', [{ kind: 'unexplained', growthBytes: 7 * GIB, share: 0.71 }]],
    ['nothing grew before the end', [{ growthBytes: -7 * GIB, share: -1 }]],
    ['nothing grew before the end', []],
  ])('says “%s”', (words, rows) => expect(say(consumersAnswer(account(rows)))).toBe(words)); // prettier-ignore
});

describe('whom a row is about', () => {
  it.each([
    ['cart', 'shop/cart-1/cart', {}],
    ['cart-1', 'shop/cart-1', { container: '' }],
    ['kubelet', 'kubelet', { namespace: '', pod: '', container: '', process: 'kubelet' }],
    ['cart', 'shop/cart-1/cart: java', { process: 'java' }],
  ])('%s, in full %s', (name, full, more) => expect([nameOf(row(more)), fullNameOf(row(more))]).toEqual([name, full]));
});
