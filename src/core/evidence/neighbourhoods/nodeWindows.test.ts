import { at } from '../../testing/evidenceOf';
import { nodeWindows, Place } from './nodeWindows';

const kill = (seconds: number, given: Partial<Place> = {}): Place => ({
  cluster: '',
  node: 'worker-1',
  time: at(seconds),
  errorMs: 0,
  ...given,
});
const evidence = { window: { from: at(-7200), to: at(7200) } };

describe('the windows around kills', () => {
  it('reach from a quarter of an hour before a kill to two minutes after', () => {
    expect(nodeWindows([kill(0)], evidence)).toEqual([{ cluster: '', node: 'worker-1', from: at(-900), to: at(120) }]);
  });

  it('are one where they overlap, and two where they do not', () => {
    expect(nodeWindows([kill(3000), kill(0), kill(600)], evidence)).toEqual([
      { cluster: '', node: 'worker-1', from: at(-900), to: at(720) },
      { cluster: '', node: 'worker-1', from: at(2100), to: at(3120) },
    ]);
  });

  it('are each node’s own, and each cluster’s', () => {
    const places = [kill(0), kill(0, { node: 'worker-2' }), kill(0, { cluster: 'north' })];
    expect(nodeWindows(places, evidence).map(({ cluster, node }) => `${cluster}/${node}`)).toEqual([
      '/worker-1',
      '/worker-2',
      'north/worker-1',
    ]);
  });

  it('are wider by what is not known of the time, but not by what is no date any more', () => {
    const [within, beyond] = [60_000, 9_999_999].map((errorMs) => nodeWindows([kill(0, { errorMs })], evidence)[0]);
    expect(within).toMatchObject({ from: at(-960), to: at(180) });
    expect(beyond).toMatchObject({ from: at(-1200), to: at(420) });
  });

  it('end where reading ended, and lie on whole seconds', () => {
    expect(nodeWindows([kill(7100.25)], evidence)).toEqual([
      { cluster: '', node: 'worker-1', from: at(6200), to: at(7200) },
    ]);
  });

  it('are none for a kill on no known node', () => {
    expect(nodeWindows([kill(0, { node: '' })], evidence)).toEqual([]);
  });
});
