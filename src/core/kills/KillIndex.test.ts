import { at, POD } from '../testing/evidenceOf';
import { killOf } from '../testing/killOf';
import { Kill } from './Kill';
import { KillIndex } from './KillIndex';

const kill = (id: string, seconds: number, given: Partial<Kill> = {}) => killOf({ id, time: at(seconds), ...given });
const idsOf = (kills: Kill[]) => kills.map(({ id }) => id);

const own = kill('own', 0);
const before = kill('before', -10);
const after = kill('after', 10);
const elsewhere = kill('elsewhere', 5, { pod: { ...POD, node: 'worker-2' } });
const ofNamesake = kill('namesake', 5, { pod: { ...POD, cluster: 'another' } });

it('finds the others on the node in order of time, both ends included', () => {
  const index = new KillIndex([before, own, elsewhere, ofNamesake, after]);
  expect(idsOf(index.othersOnNode(own, at(-10), at(10)))).toEqual(['before', 'after']);
  expect(idsOf(index.othersOnNode(own, at(-9), at(10)))).toEqual(['after']);
});

it('does not find others where no node is known', () => {
  const [a, b] = [1, 2].map((seconds) => kill(String(seconds), seconds, { pod: { ...POD, node: '' } }));
  expect(new KillIndex([a, b]).othersOnNode(a, at(0), at(9))).toEqual([]);
  expect(new KillIndex([a, b]).othersPerhaps(a, at(0), at(9))).toEqual([]);
});

it('finds those that may have been then, as far off as their times are', () => {
  const [vague, sharp] = [kill('vague', 60, { errorMs: 50_000 }), kill('sharp', 60, { errorMs: 1000 })];
  const index = new KillIndex([own, vague, sharp]);
  expect(idsOf(index.othersPerhaps(own, at(0), at(10)))).toEqual(['vague']);
  expect(index.othersOnNode(own, at(0), at(10))).toEqual([]);
});

it('finds one that may have been an hour off, by its own error alone', () => {
  const undated = kill('undated', 3000, { errorMs: 3_600_000 });
  const index = new KillIndex([own, after, undated]);
  expect(idsOf(index.othersPerhaps(own, at(0), at(1)))).toEqual(['undated']);
  expect(index.othersOnNode(own, at(0), at(1))).toEqual([]);
});

it('finds deaths inside a container by pod and container, not by node', () => {
  const [child, ofOther] = [kill('child', -5, { kind: 'child' }), kill('other', -5, { kind: 'child', container: 'proxy' })]; // prettier-ignore
  expect(idsOf(new KillIndex([child, ofOther, own]).childrenOf(own))).toEqual(['child']);
});
