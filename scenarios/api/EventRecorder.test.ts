import { recordEvents, Said } from './EventRecorder';

const about = { kind: 'Pod', name: 'cart-0', namespace: 'shop', uid: 'u' };
const started = (at: number): Said => ({
  at,
  reporter: 'kubelet',
  host: 'worker-1',
  type: 'Normal',
  reason: 'Started',
  message: 'Started container cart',
  about,
});
const record = (all: Said[]) => recordEvents(all, (second) => 1000 * second);

describe('recordEvents', () => {
  it('counts what is said again', () => {
    expect(record([started(60), started(0), started(30)])).toMatchObject([
      { count: 3, firstTimestamp: '1970-01-01T00:00:00Z', lastTimestamp: '1970-01-01T00:01:00Z' },
    ]);
  });

  it('makes a new event an hour after the last time', () => {
    expect(record([started(0), started(3599), started(8000)]).map(({ count }) => count)).toEqual([2, 1]);
  });

  it('writes down nothing more of an object that much is said of', () => {
    const all = Array.from({ length: 40 }, (_, second) => started(second));
    expect(record(all)).toMatchObject([{ count: 25, lastTimestamp: '1970-01-01T00:00:24Z' }]);
    // one more is let through after five minutes, and tells the whole count
    expect(record([...all, started(320)])).toMatchObject([{ count: 41, lastTimestamp: '1970-01-01T00:05:20Z' }]);
  });

  it('gives events of the scheduler their own time', () => {
    const [bound] = record([{ ...started(1.5), reporter: 'default-scheduler', host: undefined, action: 'Binding' }]);
    expect(bound).toMatchObject({ eventTime: '1970-01-01T00:00:01.500000Z', firstTimestamp: null, source: {} });
    expect(bound).not.toHaveProperty('count');
  });
});
