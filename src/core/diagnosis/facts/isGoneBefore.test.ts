import { announced } from '../../testing/announced';
import { at, evidenceOf, OF_CONTAINER, OF_POD, scraped } from '../../testing/evidenceOf';
import { killOf } from '../../testing/killOf';
import { PodRecords } from '../../kills/PodRecords';
import { isGoneBefore } from './isGoneBefore';

/** A container that was sampled until a second, its pod all the time; announced to end at another. */
function isGone(lastSampled: number, saidAt: number): boolean {
  const memory = (labels: Record<string, string>, until: number) =>
    scraped('container_memory_working_set_bytes', labels, -600, 600, (seconds) => (seconds <= until ? 1 : null));
  const all = [memory({ ...OF_CONTAINER, name: 'a' }, lastSampled), memory({ ...OF_POD, id: '/kubepods/pod' }, 600)];
  const [records] = PodRecords.byPod(evidenceOf(all));
  return isGoneBefore({ records, kill: killOf({ testimony: [announced({ at: at(saidAt) })] }) });
}

describe('a container that the kubelet announced to end', () => {
  it('was dead where its pod had been sampled for long without it', () => {
    expect(isGone(0, 120)).toBe(true);
  });

  it('may have lived where it was sampled shortly before, or missed a scrape', () => {
    expect(isGone(90, 120)).toBe(false);
    expect(isGone(60, 120)).toBe(false);
  });
});
