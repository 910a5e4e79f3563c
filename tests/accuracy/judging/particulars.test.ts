import type { ToldTruth } from '../recording/Recording';
import { particularsOf } from './particulars';

const truth = (given: Partial<ToldTruth>): ToldTruth => ({
  id: 'x',
  namespace: 'shop',
  pod: 'cart-1',
  container: 'cart',
  time: '2026-11-23T12:00:00Z',
  exitCode: 137,
  reason: 'Error',
  cause: 'termination',
  ...given,
});
type Told = Parameters<typeof particularsOf>[1];
const told = (given: Partial<Told>): Told => ({
  cause: 'termination',
  trigger: null,
  signal: null,
  mislabelled: false,
  reason: 'Error',
  ...given,
});
const kinds = (...[really, said]: [Partial<ToldTruth>, Partial<Told>]) =>
  particularsOf(truth(really), told(said)).map(({ kind }) => kind);

describe('an answer with the right cause', () => {
  const DRAIN = { trigger: 'drain' };
  const MEMORY = { cause: 'node-eviction', signal: 'memory.available' } as const;

  it('has a wrong trigger or signal only where it tells one', () => {
    expect(kinds(DRAIN, { trigger: 'rollout' })).toEqual(['wrong-trigger']);
    expect(kinds(MEMORY, { ...MEMORY, signal: 'nodefs.available' })).toEqual(['wrong-trigger']);
    expect(kinds(DRAIN, { trigger: 'unknown' })).toEqual(['no-trigger']);
    expect(kinds(MEMORY, { ...MEMORY, signal: null })).toEqual(['no-trigger']);
    expect(kinds(DRAIN, DRAIN)).toEqual([]);
    expect(kinds(MEMORY, MEMORY)).toEqual([]);
  });

  it('tells none of a cause that has none, and any where nobody wrote it down', () => {
    expect(kinds({ cause: 'node-oom' }, { cause: 'node-oom', trigger: 'drain' })).toEqual(['wrong-trigger']);
    expect(kinds({}, { signal: 'memory.available' })).toEqual(['wrong-trigger']);
    expect(kinds({}, { trigger: 'drain' })).toEqual([]);
    expect(kinds({ cause: 'node-eviction' }, MEMORY)).toEqual([]);
  });

  it('is held against the trigger of another cause nowhere', () => {
    const leftover = { cause: 'kubelet-restart', trigger: 'resize', reason: 'OOMKilled', mislabelled: true } as const;
    expect(kinds(leftover, { cause: 'child-oom', reason: 'OOMKilled', mislabelled: true })).toEqual([]);
  });

  it('has a wrong label in both directions', () => {
    const left = { cause: 'app-exit', exitCode: 0, reason: 'OOMKilled' } as const;
    expect(kinds(left, { ...left, mislabelled: false })).toEqual(['wrong-label']);
    expect(kinds(left, { ...left, mislabelled: true })).toEqual([]);
    expect(kinds({ reason: 'OOMKilled', mislabelled: true }, { reason: 'OOMKilled' })).toEqual(['wrong-label']);
    const killed = { cause: 'node-oom', reason: 'OOMKilled' } as const;
    expect(kinds(killed, { ...killed, mislabelled: true })).toEqual(['wrong-label']);
    expect(kinds(left, { ...left, reason: null, mislabelled: false })).toEqual([]);
  });
});
