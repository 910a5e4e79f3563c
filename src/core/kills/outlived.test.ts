import { KernelRecord } from '../evidence/Witnesses';
import { at, evidenceOf, OF_CONTAINER, OF_POD, SCRAPE_SECONDS, series } from '../testing/evidenceOf';
import { reportOf, victimOf } from '../testing/reportOf';
import { ChildOom } from './childOoms';
import { outlivedCount, outlivedReport } from './outlived';
import { PodRecords } from './PodRecords';

const ID = 'a'.repeat(64);
const MIB = 1024 * 1024;
const recordsOf = (points: Array<[number, number]>, name = ID) =>
  PodRecords.byPod(
    evidenceOf([
      series('kube_pod_info', OF_POD, [[0, 1]]),
      series('container_memory_rss', { ...OF_CONTAINER, name }, points),
    ])
  )[0];

describe('a container one of whose processes was counted as killed', () => {
  const oom = (given: Partial<ChildOom> = {}): ChildOom => ({
    container: 'cart',
    instance: ID,
    count: 1,
    window: { after: at(-20), before: at(11) },
    lastSeen: at(34),
    containerId: ID,
    ...given,
  });
  const outlived = (points: Array<[number, number]>, given: Partial<ChildOom> = {}) =>
    outlivedCount(recordsOf(points), oom(given), SCRAPE_SECONDS);

  it('lived on where others still held memory in a later sample', () => {
    expect(outlived([[11, 31 * MIB], [34, 31 * MIB]])).toBe(true); // prettier-ignore
  });

  it('lived on where it was counted for longer than a dead one', () => {
    expect(outlived([], { lastSeen: at(50) })).toBe(true);
  });

  it.each<[string, Array<[number, number]>]>([
    ['the sample that counts it, which may have been read before', [[11, 31 * MIB]]],
    ['a cgroup that is being removed', [[11, 31 * MIB], [34, 8192]]], // prettier-ignore
  ])('need not have, by %s', (_, points) => {
    expect(outlived(points)).toBe(false);
  });
});

describe('a container of which the kernel killed a process', () => {
  const record = (given: Partial<KernelRecord['report']> = {}): KernelRecord => ({
    node: 'worker-1',
    at: at(0),
    errorMs: 1000,
    report: reportOf({ victims: [victimOf({ anonRssBytes: 190 * MIB })], ...given }),
    line: 1,
    quote: '',
  });
  const outlived = (points: Array<[number, number]>, given: Partial<KernelRecord['report']> = {}) =>
    outlivedReport(recordsOf(points), record(given), SCRAPE_SECONDS);

  it('lived on where others held memory later', () => {
    expect(outlived([[-14, 187 * MIB], [16.9, 60 * MIB]])).toBe(true); // prettier-ignore
  });

  it.each<[string, Array<[number, number]>]>([
    ['a sample at its death', [[-14, 187 * MIB], [3, 60 * MIB]]], // prettier-ignore
    ['a scrape that may show what is 20 s old', [[-10, 187 * MIB], [20, 60 * MIB]]], // prettier-ignore
    ['as much as its victim held, which may be slow to go', [[-14, 187 * MIB], [16.9, 200 * MIB]]], // prettier-ignore
    ['nothing', [[-14, 187 * MIB], [16.9, 0]]], // prettier-ignore
  ])('need not have, by %s', (_, points) => {
    expect(outlived(points)).toBe(false);
  });

  it('did not where the kernel took its whole cgroup', () => {
    expect(outlived([[16.9, 60 * MIB]], { group: true })).toBe(false);
  });
});
