import { type ExplainedKill } from '../../core/explanation/Explanation';
import { type AutopsyData } from '../../frames/readFrames';
import { buildPicture } from './buildPicture';
import { gapsOf } from './gaps';
import { testKill, testLine } from './testPicture';

const RANGE = { from: 0, to: 1000, showAppExits: false };
const labels = (pod: string, container: string) => ({ cluster: '', namespace: 'shop', pod, container });
const workingSet = (pod: string, container: string, value = 1) =>
  testLine('working_set' as const, [[100, value]], labels(pod, container));
const data = (given: Partial<AutopsyData>): AutopsyData => ({
  kills: [],
  killsAsked: true,
  memory: [],
  node: [],
  ...given,
});

describe('buildPicture', () => {
  it('puts those with kills first, then the largest, and counts what it leaves out', () => {
    const memory = Array.from({ length: 15 }, (_, i) => workingSet(`pod-${i}`, 'main', i));
    const kills = [testKill({ pod: 'pod-3', container: 'main', time: 200 })];
    const { containers, leftOut } = buildPicture(data({ memory, kills }), RANGE);
    expect(containers.map(({ pod }) => pod).slice(0, 3)).toEqual(['pod-3', 'pod-14', 'pod-13']);
    expect(containers).toHaveLength(12);
    expect(leftOut).toBe(3);
  });

  it.each([
    [[['a', 'cart']], ['cart']],
    [
      [
        ['a', 'cart'],
        ['a', 'proxy'],
      ],
      ['cart', 'proxy'],
    ],
    [
      [
        ['a', 'cart'],
        ['b', 'cart'],
      ],
      ['a', 'b'],
    ],
    [
      [
        ['a', 'cart'],
        ['b', 'cart'],
        ['b', 'proxy'],
      ],
      ['a', 'b/cart', 'b/proxy'],
    ],
  ])('names %j as short as they can be told apart', (who, names) => {
    const memory = who.map(([pod, container]) => workingSet(pod, container));
    expect(buildPicture(data({ memory }), RANGE).containers.map(({ name }) => name)).toEqual(names);
  });

  it('shows ends by the program itself only when asked to', () => {
    const kills = [testKill({ cause: 'app-exit', time: 10 })];
    expect(buildPicture(data({ kills }), RANGE).kills).toHaveLength(0);
    expect(buildPicture(data({ kills }), { ...RANGE, showAppExits: true }).kills).toHaveLength(1);
  });

  it('keeps to from <= time < to', () => {
    const kills = [-1, 0, 999, 1000].map((time) => testKill({ time, id: String(time) }));
    expect(buildPicture(data({ kills }), RANGE).kills.map(({ time }) => time)).toEqual([0, 999]);
  });

  it('marks others killed on the node once, and not those that have a marker', () => {
    const other = { id: 'x', namespace: 'b', pod: 'etl', container: '', time: '1970-01-01T00:00:00.300Z' };
    const othersKilled = [
      { ...other, cause: 'node-eviction' as const },
      { ...other, id: 'k2', cause: 'node-oom' as const },
    ];
    const explanation = { othersKilled } as unknown as ExplainedKill;
    const kills = [testKill({ id: 'k1', explanation }), testKill({ id: 'k2', explanation, time: 1 })];
    expect(buildPicture(data({ kills }), RANGE).others).toEqual([
      { ...other, cause: 'node-eviction', time: 300, node: 'worker-1' },
    ]);
  });
});

describe('gapsOf', () => {
  const memory = [
    testLine(
      'working_set' as const,
      [
        [100, 7],
        [101, null],
        [300, 8],
      ],
      labels('cart-1', 'cart')
    ),
  ];

  it('ends at the kill, and has none when nothing was seen since the kill before', () => {
    const kills = [
      testKill({ id: 'a', time: 120 }),
      testKill({ id: 'b', time: 140 }),
      testKill({ id: 'c', time: 320 }),
    ];
    const gaps = gapsOf(buildPicture(data({ kills, memory }), RANGE));
    expect(gaps.map(({ kill, sample }) => [kill.id, sample.time])).toEqual([
      ['a', 100],
      ['c', 300],
    ]);
  });

  it('draws an eviction on the largest container of the pod', () => {
    const both = [workingSet('cart-1', 'small', 1), workingSet('cart-1', 'large', 9)];
    const kills = [testKill({ container: '', cause: 'node-eviction', time: 150 })];
    expect(gapsOf(buildPicture(data({ kills, memory: both }), RANGE))[0].container.container).toBe('large');
  });
});
