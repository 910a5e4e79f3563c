import { PodRecords } from '../../kills/PodRecords';
import { at, evidenceOf, OF_CONTAINER, POD, series, unix } from '../../testing/evidenceOf';
import { killOf } from '../../testing/killOf';
import { outsideContainers } from './outsideContainers';

const MIB = 1024 * 1024;
const USAGE = 'container_memory_usage_bytes';
const CGROUP = { namespace: POD.namespace, pod: POD.pod, id: '/kubepods/pod1' };

/** A life of the container: when it began, and its samples in MiB. */
type Life = [number, Array<[number, number]>];

/** What was outside at an end 100 s after the last life began, of which the pod's own cgroup was sampled too. */
function outside(pod: Array<[number, number]>, lives: Life[]) {
  const inMib = (points: Array<[number, number]>) => points.map(([s, mib]): [number, number] => [s, mib * MIB]);
  const podLevel = series(USAGE, CGROUP, inMib(pod));
  const all = lives.flatMap(([start, samples], i) => {
    const labels = { ...OF_CONTAINER, id: `/kubepods/pod1/${i}`, name: String(i) };
    return [
      series(USAGE, labels, inMib(samples)),
      series(
        'container_start_time_seconds',
        labels,
        samples.map(([seconds]) => [seconds, unix(start)])
      ),
    ];
  });
  const [records] = PodRecords.byPod(evidenceOf([podLevel, ...all]));
  const begun = lives[lives.length - 1][0];
  const found = outsideContainers(records, podLevel, killOf({ startedAt: at(begun) }), at(begun + 100));
  return found && found.bytes / MIB;
}

const FIRST: Life = [-900, [[-30, 250], [-1, 260]]]; // prettier-ignore

describe('memory outside a container that lived too briefly to be seen well', () => {
  it('is what an earlier life left, where one sample shows no less', () => {
    const lives: Life[] = [FIRST, [0, [[30, 50], [60, 60]]], [100, [[130, 50]]]]; // prettier-ignore
    expect(outside([[-1, 262], [30, 260], [60, 270], [140, 275]], lives)).toBe(210); // prettier-ignore
  });

  it('is not more than that sample shows', () => {
    const lives: Life[] = [FIRST, [0, [[30, 50], [60, 60]]], [100, [[130, 50]]]]; // prettier-ignore
    expect(outside([[-1, 262], [30, 260], [60, 270], [140, 80]], lives)).toBe(30); // prettier-ignore
  });

  it('is not known where no earlier life was seen after a death', () => {
    expect(outside([[-1, 262], [40, 275]], [FIRST, [0, [[30, 50]]]])).toBeNull(); // prettier-ignore
  });
});

describe('memory outside a container of which only one sample beside the pod’s is near', () => {
  const life = (samples: Array<[number, number]>): Life[] => [[0, samples]];

  it('is what that shows', () => {
    expect(outside([[60, 260]], life([[60, 50]]))).toBe(210); // prettier-ignore
  });

  it('is not known where an earlier one contradicts it: the container may have grown in between', () => {
    const pod: Array<[number, number]> = [[-300, 51], [60, 260]]; // prettier-ignore
    expect(outside(pod, [[-900, [[-300, 50], [60, 50]]]])).toBeNull(); // prettier-ignore
  });
});
