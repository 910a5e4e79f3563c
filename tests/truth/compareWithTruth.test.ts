import { compareWithTruth, ToldKill, TruthEntry, wrongAndSure } from './compareWithTruth';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 12, 0, seconds)).toISOString();

const really = (given: Partial<TruthEntry> = {}): TruthEntry => ({
  id: 'x',
  namespace: 'shop',
  pod: 'cart-1',
  container: 'cart',
  time: at(0),
  exitCode: 137,
  reason: 'OOMKilled',
  cause: 'node-oom',
  ...given,
});

const told = (given: Partial<ToldKill> = {}): ToldKill => ({
  namespace: 'shop',
  pod: 'cart-1',
  container: 'cart',
  time: at(0),
  timeErrorSeconds: 1,
  cause: 'node-oom',
  certainty: 'inferred',
  score: 0.95,
  ...given,
});

describe('compareWithTruth', () => {
  it.each<[string, Partial<ToldKill>]>([
    ['in another namespace', { namespace: 'other' }],
    ['in another pod', { pod: 'cart-2' }],
    ['in another container', { container: 'sidecar' }],
    ['11 s away, by its own word exact to 1 s', { time: at(11) }],
    ['further away than its own error', { time: at(31), timeErrorSeconds: 30 }],
  ])('takes a kill told %s for invented', (_, difference) => {
    const { found, missed, invented } = compareWithTruth([really()], [told(difference)]);
    expect([found.length, missed.length, invented.length]).toEqual([0, 1, 1]);
  });

  it.each<[string, Partial<ToldKill>]>([
    ['10 s away', { time: at(10) }],
    ['within its own error', { time: at(30), timeErrorSeconds: 30 }],
  ])('takes a kill told %s for found', (_, difference) => {
    const { found, missed, invented } = compareWithTruth([really()], [told(difference)]);
    expect([found.length, missed.length, invented.length]).toEqual([1, 0, 0]);
  });

  it('counts an end once, however often it is told', () => {
    const { found, invented } = compareWithTruth([really()], [told({ time: at(4) }), told({ time: at(2) })]);
    expect(found.map((one) => one.told.time)).toEqual([at(2)]);
    expect(invented.map(({ time }) => time)).toEqual([at(4)]);
  });

  it('finds two ends told with wide errors, though both are nearest to one of them', () => {
    const truth = [really({ time: at(0) }), really({ time: at(20) })];
    const answer = [told({ time: at(18), timeErrorSeconds: 40 }), told({ time: at(40), timeErrorSeconds: 20 })];
    expect(compareWithTruth(truth, answer)).toMatchObject({ missed: [], invented: [] });
  });

  it('lets an eviction stand for all containers of its pod', () => {
    const truth = ['app', 'proxy'].map((container) => really({ container, cause: 'node-eviction', reason: 'Error' }));
    const { found, missed } = compareWithTruth(truth, [told({ container: '', cause: 'node-eviction' })]);
    expect(found.map(({ verdict }) => verdict)).toEqual(['right', 'right']);
    expect(missed).toEqual([]);
  });

  it.each<[string, Partial<TruthEntry>]>([
    ['no container', { namespace: null, pod: null, container: null }],
    ['an exit with 0 in a deletion', { exitCode: 0, reason: 'Completed', cause: 'termination' }],
    ['an exit with 143 in a deletion', { exitCode: 143, reason: 'Error', cause: 'termination' }],
    ['an exit with 0 that nobody forced', { exitCode: 0, reason: 'Completed', cause: 'app-exit' }],
  ])('misses no kill in %s, and takes a kill told there for invented', (_, truth) => {
    expect(compareWithTruth([really(truth)], [])).toMatchObject({ missed: [] });
    expect(compareWithTruth([really(truth)], [told()]).invented).toHaveLength(1);
  });

  it('lets an answer leave out a restart that a probe forced, and tell it', () => {
    const restart = really({ exitCode: 0, reason: 'Completed', cause: 'probe' });
    expect(compareWithTruth([restart], [])).toMatchObject({ missed: [] });
    expect(compareWithTruth([restart], [told({ cause: 'probe' })])).toMatchObject({ invented: [] });
  });

  it.each(['probe', 'kubelet-restart'])('names a restart with exit code 0 by a %s that was left out', (cause) => {
    const restart = really({ exitCode: 0, reason: 'Completed', cause });
    expect(compareWithTruth([restart], [])).toMatchObject({ missed: [], leftOut: [restart] });
    expect(compareWithTruth([restart], [told({ cause: 'probe' })]).leftOut).toEqual([]);
    const own = really({ exitCode: 0, reason: 'Completed', cause: 'app-exit' });
    expect(compareWithTruth([own], []).leftOut).toEqual([]);
  });

  it('wants an end labelled OOMKilled told, with exit code 0 too', () => {
    expect(compareWithTruth([really({ exitCode: 0, cause: 'app-exit' })], []).missed).toHaveLength(1);
  });

  it.each<[string, Partial<TruthEntry>, Partial<ToldKill>, string]>([
    ['the same cause', {}, {}, 'right'],
    ['another cause', {}, { cause: 'container-limit' }, 'wrong'],
    ['no cause', {}, { cause: 'undetermined', score: null, certainty: 'undetermined' }, 'undetermined'],
    ['a child’s death for OOMKilled with 143', { exitCode: 143, cause: 'probe' }, { cause: 'child-oom' }, 'right'],
    ['a child’s death for OOMKilled with 137', { exitCode: 137 }, { cause: 'child-oom' }, 'wrong'],
    ['a child’s death for Error with 143', { exitCode: 143, reason: 'Error' }, { cause: 'child-oom' }, 'wrong'],
  ])('calls %s as it is', (_, truth, answer, verdict) => {
    expect(compareWithTruth([really(truth)], [told(answer)]).found[0].verdict).toBe(verdict);
  });

  it.each<[string, Partial<ToldKill>, number]>([
    ['a witness', { certainty: 'witnessed', score: 0.5 }, 1],
    ['a score of 0.9', { score: 0.9 }, 1],
    ['a score below 0.9', { score: 0.899 }, 0],
    ['no cause', { cause: 'undetermined', certainty: 'undetermined', score: null }, 0],
  ])('with %s is as sure as the contract says', (_, answer, count) => {
    const comparison = compareWithTruth([really()], [told({ cause: 'container-limit', ...answer })]);
    expect(wrongAndSure(comparison)).toHaveLength(count);
  });
});
