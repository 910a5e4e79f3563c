import { Series } from '../evidence/Series';
import { at, evidenceOf, OF_CONTAINER, OF_POD, scraped, series } from '../testing/evidenceOf';
import { epochMs } from '../units';
import { PodRecords } from './PodRecords';
import { probeFailures } from './probeFailures';

type Points = Array<[number, number]>;

const probe = (result: string, points: Points): Series =>
  series('prober_probe_total', { ...OF_CONTAINER, probe_type: 'Liveness', result }, points);

function isUnbroken(failed: Points, successful: Points, errorSeconds: number): boolean {
  const pod = scraped('kube_pod_info', OF_POD, -600, 600, () => 1);
  const [records] = PodRecords.byPod(evidenceOf([pod, probe('failed', failed), probe('successful', successful)]));
  return probeFailures(records, { container: 'cart', time: epochMs(at(0)), errorMs: errorSeconds * 1000 }).unbroken;
}

describe('a row of failed probes', () => {
  const failed: Points = [[-120, 0], [-90, 1], [-60, 2], [-30, 3], [30, 3]]; // prettier-ignore

  it('is unbroken where none succeeded until the end, whatever the next instance’s do', () => {
    expect(isUnbroken(failed, [[-120, 9], [-30, 9], [30, 11]], 6)).toBe(true); // prettier-ignore
  });

  it('is broken by one that succeeded before the end', () => {
    expect(isUnbroken(failed, [[-120, 9], [-60, 9], [-30, 10], [30, 10]], 6)).toBe(false); // prettier-ignore
  });
});

describe('a row of failed probes within the window of an end that nothing dates', () => {
  const late: Points = [[-120, 0], [60, 0], [90, 1], [120, 2], [300, 2]]; // prettier-ignore

  it('is broken by one that succeeded between them, though they lie after its middle', () => {
    expect(isUnbroken(late, [[60, 9], [90, 9], [120, 10], [300, 10]], 300)).toBe(false); // prettier-ignore
  });

  it('is broken by one that succeeded long before the restart was seen', () => {
    expect(isUnbroken([[-120, 0], [-90, 1], [300, 1]], [[-90, 9], [60, 10], [300, 11]], 300)).toBe(false); // prettier-ignore
  });

  it('is not where one succeeded so late that it may be the next instance’s', () => {
    expect(isUnbroken(late, [[60, 9], [120, 9], [150, 10], [300, 11]], 300)).toBe(true); // prettier-ignore
  });
});
