import { Kill } from '../kills/Kill';
import { KillIndex } from '../kills/KillIndex';
import { at } from '../testing/evidenceOf';
import { killOf } from '../testing/killOf';
import { OthersKilled } from './OthersKilled';

const killsAt = (seconds: number[]): Kill[] =>
  seconds.map((one) => killOf({ id: `at ${one}`, time: at(one) })).sort((a, b) => a.time - b.time);
const othersOf = (kills: Kill[]) => {
  const others = new OthersKilled(new KillIndex(kills));
  kills.forEach((kill) => others.learn(kill, { cause: 'node-oom' }));
  return others;
};

it('tells who died within five minutes, and of what', () => {
  const kills = killsAt([-301, -300, 0, 299]);
  const others = othersOf(kills);
  expect(others.around(kills[2]).map(({ id, cause }) => [id, cause])).toEqual([
    ['at -300', 'node-oom'],
    ['at 299', 'node-oom'],
  ]);
  expect(others.notices()).toEqual([]);
});

it('lists the fifty nearest of a crash loop in order of time, and says how many there were', () => {
  const kills = killsAt(Array.from({ length: 121 }, (_, i) => (i - 60) * 2));
  const others = othersOf(kills);
  const times = others.around(kills[60]).map(({ time }) => (Date.parse(time) - at(0)) / 1000);
  expect(times).toHaveLength(50);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(Math.max(...times.map(Math.abs))).toBe(50);
  expect(others.notices()).toEqual([{ id: 'notice.others-cut', params: { shownCount: 50, foundCount: 120 } }]);
});

it('says nothing of lists that nobody asked for', () => {
  expect(othersOf(killsAt(Array.from({ length: 121 }, (_, i) => i))).notices()).toEqual([]);
});
