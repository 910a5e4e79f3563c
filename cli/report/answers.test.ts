import { Advice, ConsumerRow, Consumers, Ranking, RankingRow } from '../../src/core/explanation/Explanation';
import { message } from '../../src/core/explanation/Message';
import { rankingRowOf } from '../../src/core/testing/rankingRowOf';
import { short } from './short';
import { whatToDo } from './whatToDo';
import { whoGrew } from './whoGrew';
import { whoStood } from './whoStood';
import { whyBelow } from './whyBelow';

const MIB = 2 ** 20;
const GIB = 2 ** 30;
const WIDTH = 100;
const EVIL = `\u001b[2Jevil\u202e${'x'.repeat(300)}`;

const row = (more: Partial<RankingRow>): RankingRow =>
  rankingRowOf({
    points: 1022,
    errorPoints: 4,
    oomScoreAdj: 984,
    rssBytes: 625 * MIB,
    requestBytes: 256 * MIB,
    usageBytes: 634 * MIB,
    qosClass: 'Burstable',
    exceedsRequest: true,
    ...more,
  });
const next = { namespace: 'search', pod: 'indexer-1', container: 'indexer', process: null };
const ranking = (more: Partial<Ranking>): Ranking => ({
  by: 'kernel',
  exact: false,
  unit: 'permille',
  total: 9,
  scaleBytes: 16 * GIB,
  bytesPerAdj: 16 * MIB,
  capacityBytes: 16 * GIB,
  lead: { bytes: 312 * MIB, errorBytes: 40 * MIB, tooClose: false, next },
  sparedBy: { requestBytes: 754 * MIB, limitBytes: null, wouldHaveDied: next },
  rows: [2, 3, 4, 5].reduce(
    (rows, rank) => [...rows, row({ rank, container: `c${rank}`, points: 900 - rank, errorPoints: 0 })],
    [row({ killed: true })]
  ),
  ...more,
});

const consumer = (container: string, growthBytes: number, more: Partial<ConsumerRow> = {}): ConsumerRow => ({
  kind: 'container',
  namespace: 'batch',
  pod: `${container}-1`,
  container,
  growthBytes,
  share: growthBytes / (10 * GIB),
  requestBytes: null,
  usageBytes: null,
  ...more,
});
const account = (rows: ConsumerRow[]): Consumers => ({
  from: '2026-11-23T09:12:00Z',
  to: '2026-11-23T09:37:00Z',
  totalBytes: rows.reduce((sum, { growthBytes }) => sum + growthBytes, 0),
  formula: '',
  rows,
});
const advice = (more: Partial<Advice>): Advice => ({
  kind: 'change',
  target: 'Deployment shop/cart, container cart',
  field: 'resources.requests.memory',
  from: '256Mi',
  to: '754Mi',
  message: message('finding.oom-label'),
  ...more,
});

describe('who stood where', () => {
  it('is said in three lines', () => {
    expect(whoStood(ranking({}), WIDTH)).toEqual([
      '',
      '  Who the kernel would kill first: 312 MiB ± 40 MiB more than the next, indexer',
      '    1. cart (killed) 1022 ± 4 = adj 984 + 625 MiB; 2. c2 898 = adj 984 + 625 MiB; 3. c3 897 = adj',
      '      984 + 625 MiB',
      '    With a request of 754Mi, indexer would have died instead.',
    ]);
  });

  it('names the killed wherever it stood, and equal ranks of the kubelet as such', () => {
    const rows = [
      row({ rank: 1, container: 'a', points: null }),
      row({ rank: 1, container: 'b', points: null, requestBytes: GIB, priority: 5 }),
      row({ rank: 3, container: 'c', points: null, requestBytes: null }),
      row({ rank: 4, container: 'd', points: null, killed: true }),
    ];
    const lines = whoStood(ranking({ by: 'kubelet', rows, lead: null, sparedBy: null }), WIDTH)
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(lines).toContain('Who the kubelet would evict first: number 4 of 9');
    expect(lines).toContain(
      '=1. a 378 MiB above its request; =1. b 390 MiB below its request, priority 5; 3. c; 4. d (killed)'
    );
  });

  it('is left out where nothing is known', () => expect(whoStood(null, WIDTH)).toEqual([]));
});

describe('who used the memory up', () => {
  it('names the largest and sums up the rest, so that it balances', () => {
    const rows = [
      consumer('etl', 6 * GIB),
      consumer('', -GIB, { kind: 'cache', pod: '', namespace: '' }),
      ...['a', 'b', 'c', 'd'].map((name, i) => consumer(name, (100 - i) * MIB)),
    ];
    const [, ...lines] = whoGrew(account(rows), WIDTH);
    expect(lines.map((line) => line.trim()).join(' ')).toBe(
      'Who used the memory up, 09:12:00 – 09:37:00 (25 min): batch/etl +6 GiB (60 %), batch/a +100 MiB (1 %), batch/b +99 MiB (1 %), page cache −1 GiB, 2 more +195 MiB; together +5.38 GiB.'
    );
  });

  it.each([[null], [account([])]])('is left out where nothing is known: %j', (none) =>
    expect(whoGrew(none, WIDTH)).toEqual([])
  );
});

describe('what to do', () => {
  it('says a change with its figures, and a command on a line of its own, however long', () => {
    const field = `kubectl logs --previous ${'--long '.repeat(20)}end`;
    expect(whatToDo([advice({}), advice({ kind: 'inspect', field, from: null, to: null })], WIDTH)).toEqual([
      '',
      '  → Change Deployment shop/cart, container cart: resources.requests.memory 256Mi → 754Mi. The',
      '    runtime says OOMKilled.',
      '  → Inspect Deployment shop/cart, container cart. The runtime says OOMKilled.',
      `    ${field}`,
    ]);
  });

  it('says in the same line what has to change with it', () => {
    const also = { field: 'resources.limits.memory', from: '512Mi', to: '754Mi' };
    expect(
      whatToDo([advice({ also })], WIDTH)
        .join(' ')
        .replace(/\s+/g, ' ')
    ).toContain('resources.requests.memory 256Mi → 754Mi, resources.limits.memory 512Mi → 754Mi.');
  });

  it('keeps to three', () => {
    const lines = whatToDo(
      Array.from({ length: 5 }, () => advice({ target: 'x' })),
      WIDTH
    );
    expect(lines.filter((line) => line.includes('→ Change'))).toHaveLength(3);
    expect(lines.at(-1)).toContain('and 2 more to do');
  });
});

describe('why the graph stayed below', () => {
  const below = {
    limitBytes: GIB,
    seenBytes: 600 * MIB,
    seenAt: '2026-11-23T09:36:55Z',
    seenStepSeconds: 30,
    maxSeenBytes: 600 * MIB,
    hitLimitBytes: null,
    hitLimitCgroup: null,
    expr: null,
    rows: [
      { why: 'unknown' as const, bytes: 500 * MIB, bound: 'at-most' as const, message: message('below.unknown') },
      { why: 'unknown' as const, bytes: -76 * MIB, bound: 'exact' as const, message: message('below.unknown') },
    ],
  };

  it('leads in figures from what was seen to the limit, bounds as such', () => {
    expect(whyBelow(below, WIDTH).slice(2).map((line) => line.slice(0, 14).trim())).toEqual(['600 MiB', '≤ 500 MiB', '− 76 MiB', '= 1 GiB']); // prettier-ignore
  });

  it('names the user’s own expression, and says of no limit that there is none', () => {
    expect(whyBelow({ ...below, expr: 'rss / 2' }, WIDTH)[2]).toContain('what your expression showed last: rss / 2');
    expect(whyBelow({ ...below, limitBytes: null }, WIDTH)[1]).toContain('there is no limit to stay below');
  });
});

it('shows hostile names harmlessly, and no longer than there is room', () => {
  const name = { namespace: EVIL, pod: EVIL, container: EVIL };
  const lines = [
    ...whoStood(ranking({ rows: [row({ ...name, killed: true })], lead: { bytes: 1, errorBytes: 0, tooClose: false, next: { ...name, process: null } } }), WIDTH),
    ...whoGrew(account([consumer(EVIL, GIB, name)]), WIDTH),
    ...whatToDo([advice({ target: EVIL, field: EVIL })], WIDTH),
  ]; // prettier-ignore
  expect(lines.join('\n')).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
  expect(lines.join('\n')).toContain('\\u001b[2Jevil\\u202e');
  expect(short(EVIL, 12)).toBe('\\u001b[2Jev…');
});
