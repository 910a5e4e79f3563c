import { killOf } from '../../testing/killOf';
import { at } from '../../testing/evidenceOf';
import { Facts } from '../facts/Facts';
import { UNTOLD } from '../scores';
import { containerLimit } from './containerLimit';
import { nodeAllocatable } from './nodeAllocatable';
import { nodeOom } from './nodeOom';

const GIB = 1024 ** 3;
const sample = (bytes: number, seconds: number) => ({ value: bytes, at: at(seconds) });

/** A node of 16 GiB that was scraped without a gap. */
const nodeWith = (before: number, after: number, unbroken = true): Facts['node'] => ({
  capacityBytes: 16 * GIB,
  before: sample(before * GIB, -20),
  after: sample(after * GIB, 10),
  leastBytes: before * GIB,
  projectedBytes: null,
  falling: false,
  unbroken,
  upperBound: false,
  metric: 'node_memory_MemAvailable_bytes',
  family: 'node-memory',
});

const factsOf = (given: Partial<Facts>): Facts =>
  ({
    kill: killOf(),
    node: nodeWith(8, 8),
    globalOoms: null,
    kernelKills: { by: 2 },
    othersCounted: [],
    othersAreRead: true,
    deathsAtOnce: [],
    moment: { stalledNode: false, answered: true },
    kubepods: { limitAssumed: false },
    limit: null,
    own: null,
    rebooted: null,
    ...given,
  }) as Facts;

describe('that all pods together were full', () => {
  it.each<[string, Partial<Facts>, number]>([
    ['where the node was seen to have memory left', {}, 1],
    ['not where it had none after', { node: nodeWith(8, 0.3) }, UNTOLD],
    ['not where a scrape of its memory is missing over the end', { node: nodeWith(8, 8, false) }, UNTOLD],
    ['not where nothing is known of the node', { node: null }, UNTOLD],
    ['where no global OOM was counted', { node: null, globalOoms: { by: 0 } as Facts['globalOoms'] }, 1],
  ])('is told %s', (_, given, expected) => {
    const facts = factsOf({ limit: 'none', ...given });
    expect(nodeAllocatable.ceiling!(facts)).toBe(expected);
  });
});

describe('a node’s OOM on a node that stood still', () => {
  const stalled = { moment: { stalledNode: true, answered: false } as Facts['moment'] };

  it('is not told by the kernel’s counter where memory was left before and after', () => {
    expect(nodeOom.ceiling!(factsOf(stalled))).toBe(UNTOLD);
    expect(nodeOom.ceiling!(factsOf({ ...stalled, node: nodeWith(1, 8) }))).toBeGreaterThan(UNTOLD);
  });

  it('is told by a trend only where every scrape of its memory is there, or none could be made', () => {
    const kill = killOf({ reason: 'OOMKilled' });
    const trend = (unbroken: boolean, stalledNode: boolean): Partial<Facts> => ({
      kill,
      kernelKills: null,
      node: { ...nodeWith(8, 8, unbroken)!, projectedBytes: 0 },
      moment: { stalledNode, answered: false } as Facts['moment'],
    });
    expect(nodeOom.ceiling!(factsOf(trend(true, false)))).toBe(1);
    expect(nodeOom.ceiling!(factsOf(trend(false, true)))).toBe(1);
    expect(nodeOom.ceiling!(factsOf(trend(false, false)))).toBe(UNTOLD);
  });

  it('is not told of an end that reads Error without a date and a code, unless the node stayed up', () => {
    const kill = killOf({ dating: 'window', exitCode: null, reason: 'Error' });
    const empty = { ...stalled, kill, node: nodeWith(0.1, 8) };
    expect(nodeOom.ceiling!(factsOf(empty))).toBe(UNTOLD);
    expect(nodeOom.ceiling!(factsOf({ ...empty, rebooted: false }))).toBeGreaterThan(UNTOLD);
  });
});

describe('a container that was on course to its limit', () => {
  const own = {
    usageBytes: GIB / 2,
    workingSetBytes: GIB / 2,
    rssBytes: GIB / 2,
    maxWorkingSetBytes: GIB / 2,
    at: at(-40),
    ageSeconds: 40,
  };
  const growing: Partial<Facts> = {
    limit: GIB,
    own: { ...own, recentRate: GIB / 60, fastestRate: null } as Facts['own'],
    pod: { outsideBytes: 0, limitBytes: null } as Facts['pod'],
    podPeak: null,
  };

  it('is told to have reached it, but not where others died at once: it may have been a larger limit', () => {
    expect(containerLimit.ceiling!(factsOf(growing))).toBe(1);
    expect(containerLimit.ceiling!(factsOf({ ...growing, deathsAtOnce: [killOf()] }))).toBe(UNTOLD);
  });

  it('is told so by its pod’s peak only where it was seen how much of that is no container’s', () => {
    const peaked = (outsideBytes: number | null): Partial<Facts> => ({
      ...growing,
      own: { ...own, usageBytes: GIB / 10, recentRate: null, fastestRate: null } as Facts['own'],
      pod: { outsideBytes, limitBytes: GIB, containerCount: 1, belowContainers: false } as Facts['pod'],
      podPeak: { beforeBytes: GIB / 2, afterBytes: GIB, at: at(30) },
      records: { during: () => [], of: () => [] } as unknown as Facts['records'],
    });
    expect(containerLimit.ceiling!(factsOf(peaked(0)))).toBe(1);
    expect(containerLimit.ceiling!(factsOf(peaked(null)))).toBe(UNTOLD);
  });

  it('is not told by a last sample that its pod’s shows to be the older one', () => {
    const near = (fell: boolean, podBytes: number): Partial<Facts> => ({
      ...growing,
      own: {
        ...own,
        usageBytes: GIB,
        workingSetBytes: GIB,
        rssBytes: GIB,
        recentRate: null,
        fastestRate: null,
      } as Facts['own'],
      pod: { ...growing.pod, fell, usageBytes: podBytes, at: own.at } as Facts['pod'],
    });
    expect(containerLimit.ceiling!(factsOf(near(true, GIB)))).toBe(1);
    expect(containerLimit.ceiling!(factsOf(near(false, GIB / 4)))).toBe(1);
    expect(containerLimit.ceiling!(factsOf(near(true, GIB / 4)))).toBe(UNTOLD);
  });
});
