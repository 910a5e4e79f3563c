import { PodRecords } from '../../kills/PodRecords';
import { at, evidenceOf, OF_CONTAINER, scraped } from '../../testing/evidenceOf';
import { limitMetBy } from './memoryLimit';

const MIB = 1024 * 1024;
const KILL = { container: 'cart', init: false, time: at(0) };

function limit(mibAt: (seconds: number) => number, usageMib: number | null): number | 'none' | null {
  const evidence = evidenceOf([
    scraped(
      'kube_pod_container_resource_limits',
      { ...OF_CONTAINER, resource: 'memory' },
      -295,
      600,
      (seconds) => mibAt(seconds) * MIB
    ),
  ]);
  const met = limitMetBy(evidence, PodRecords.byPod(evidence)[0], KILL, usageMib === null ? null : usageMib * MIB);
  return typeof met === 'number' ? met / MIB : met;
}

describe('the limit that an end met', () => {
  it('is the one that was seen before', () => {
    expect(limit(() => 1024, 470)).toBe(1024);
  });

  it('is a lower one that is first seen right after, when more than that was held', () => {
    expect(limit((seconds) => (seconds < 0 ? 1024 : 448), 470)).toBe(448);
  });

  it.each<[string, (seconds: number) => number, number | null]>([
    ['less was held', (seconds) => (seconds < 0 ? 1024 : 448), 300],
    ['nobody knows what was held', (seconds) => (seconds < 0 ? 1024 : 448), null],
    ['it was lowered minutes later', (seconds) => (seconds < 240 ? 1024 : 448), 470],
    ['it was raised shortly before', (seconds) => (seconds < -60 ? 448 : 1024), 470],
  ])('is the one before where %s', (_, mibAt, usage) => {
    expect(limit(mibAt, usage)).toBe(1024);
  });
});
