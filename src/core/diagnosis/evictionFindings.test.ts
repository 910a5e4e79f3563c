import { killOf } from '../testing/killOf';
import { evictionCeiling, isMemorySignal } from './evictionFindings';
import { Facts } from './facts/Facts';

const ceilingOf = (signals: Array<[string, number]>, evictionsAround: number, kubeletUnread = false) =>
  evictionCeiling(
    { kill: killOf({ kind: 'eviction' }), evictionSignals: new Map(signals), evictionsAround, kubeletUnread } as Facts,
    isMemorySignal
  );

it.each<[string, Array<[string, number]>, number, number]>([
  ['sure where it counted them all, for memory alone', [['memory.available', 2]], 2, 1],
  ['less so where it did not count them all', [['memory.available', 1]], 2, 0.85],
  ['not told where it also counted for something else', [['memory.available', 1], ['emptydirfs.limit', 1]], 2, 0.79], // prettier-ignore
])('an eviction for memory is %s', (_, signals, around, expected) => {
  expect(ceilingOf(signals, around)).toBe(expected);
});

it('an eviction is not told where the kubelet counted none and was not read: it counts every one', () => {
  expect(ceilingOf([], 1, true)).toBe(0.79);
  expect(ceilingOf([], 1)).toBe(0.85); // it may count it later
});
