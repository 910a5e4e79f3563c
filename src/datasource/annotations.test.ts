import { type KillRow } from '../frames/readFrames';
import { type Line, type NodeSeries } from '../core/picture/Line';
import { eventsOf } from './annotations';

const kill = (part: Partial<KillRow>): KillRow => ({
  time: 1000,
  id: 'a',
  cluster: '',
  namespace: 'shop',
  pod: 'cart-1',
  container: 'cart',
  node: 'n1',
  cause: 'node-oom',
  certainty: 'inferred',
  exitCode: 137,
  reason: 'OOMKilled',
  summary: 'The node ran out.',
  explanation: null,
  ...part,
});

const pressure = (times: number[], values: number[]): Line<NodeSeries> => ({
  series: 'memory_pressure',
  labels: { node: 'n1' },
  times,
  values,
  formula: '',
  assumed: false,
});

describe('eventsOf', () => {
  it('tells a kill with its cause as a tag', () => {
    expect(eventsOf({ killsAsked: true, kills: [kill({})], memory: [], node: [] })).toEqual([
      { id: 'a', time: 1000, title: 'shop/cart-1/cart', text: 'The node ran out.', tags: ['pod-coroner', 'node-oom'] },
    ]);
  });

  it('names an eviction by its pod alone', () => {
    expect(eventsOf({ killsAsked: true, kills: [kill({ container: '' })], memory: [], node: [] })[0].title).toBe(
      'shop/cart-1'
    );
  });

  it('makes a region of each stretch of MemoryPressure', () => {
    const events = eventsOf({
      killsAsked: true,
      kills: [],
      memory: [],
      node: [pressure([0, 10, 20, 30, 40], [0, 1, 1, 0, 0])],
    });
    expect(events).toMatchObject([{ time: 10, timeEnd: 30, isRegion: true, text: 'n1' }]);
  });

  it('ends a stretch that goes on at the last sample', () => {
    expect(
      eventsOf({ killsAsked: true, kills: [], memory: [], node: [pressure([0, 10, 20], [0, 1, 1])] })
    ).toMatchObject([{ time: 10, timeEnd: 20 }]);
  });
});
