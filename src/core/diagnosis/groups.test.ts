import { ExplainedKill } from '../explanation/Explanation';
import { toIso } from '../units';
import { at } from '../testing/evidenceOf';
import { groupsOf } from './groups';

let count = 0;
const told = (seconds: number, given: Partial<ExplainedKill> = {}) =>
  ({
    id: `kill-${count++}`,
    cluster: '',
    namespace: 'shop',
    workload: { kind: 'Deployment', name: 'cart' },
    container: 'cart',
    time: toIso(at(seconds)),
    cause: 'node-oom',
    certainty: 'inferred',
    alternatives: [],
    ...given,
  }) as unknown as ExplainedKill;

describe('groups', () => {
  it('are one story of a crash loop, with its first and last time', () => {
    const kills = [told(0), told(60), told(3600)];
    expect(groupsOf(kills)).toEqual([
      {
        workload: { kind: 'Deployment', name: 'cart' },
        namespace: 'shop',
        container: 'cart',
        cause: 'node-oom',
        certainty: 'inferred',
        count: 3,
        firstTime: kills[0].time,
        lastTime: kills[2].time,
        killIds: kills.map(({ id }) => id),
      },
    ]);
  });

  it('hold the pods of one workload together: each restart by a new pod is the same story', () => {
    expect(groupsOf([told(0, { pod: 'cart-1' }), told(60, { pod: 'cart-2' })])).toHaveLength(1);
  });

  it.each<[string, Partial<ExplainedKill>]>([
    ['namespace', { namespace: 'other' }],
    ['cluster', { cluster: 'other' }],
    ['workload', { workload: { kind: 'Deployment', name: 'other' } }],
    ['kind of workload', { workload: { kind: 'StatefulSet', name: 'cart' } }],
    ['container', { container: 'other' }],
    ['cause', { cause: 'container-limit' }],
  ])('keep another %s apart', (_, difference) => {
    expect(groupsOf([told(0), told(60, difference)])).toHaveLength(2);
  });

  it('are as certain as their least certain kill', () => {
    const [group] = groupsOf([told(0, { certainty: 'witnessed' }), told(60), told(90, { certainty: 'witnessed' })]);
    expect(group.certainty).toBe('inferred');
  });

  it('of undetermined kills keep those of different likeliest causes apart', () => {
    const undetermined = (cause: string) =>
      ({
        cause: 'undetermined',
        certainty: 'undetermined',
        alternatives: [{ cause, score: 1 }],
      }) as Partial<ExplainedKill>;
    const kills = [
      told(0, undetermined('probe')),
      told(60, undetermined('probe')),
      told(90, undetermined('node-lost')),
    ];
    expect(groupsOf(kills).map((group) => group.count)).toEqual([1, 2]);
  });

  it('stand in order of their last kill, newest first', () => {
    const kills = [told(0), told(30, { container: 'b' }), told(60), told(90, { container: 'c' })];
    expect(groupsOf(kills).map(({ container }) => container)).toEqual(['c', 'cart', 'b']);
  });

  it('are none where there is no kill', () => {
    expect(groupsOf([])).toEqual([]);
  });
});
