import { at, evidenceOf, OF_POD, POD, SCRAPE_SECONDS, series } from '../testing/evidenceOf';
import { childOomsOf } from './childOoms';
import { PodRecords } from './PodRecords';

const ID = 'a'.repeat(64);
/** cAdvisor's own times: no series of them lies on the scrapes' grid. */
const JITTER = [0, 13, 41, 58, 89, 104];

const counted = (values: number[], labels: Record<string, string> = {}, times = JITTER) =>
  series(
    'container_oom_events_total',
    { namespace: POD.namespace, pod: POD.pod, container: 'cart', name: ID, ...labels },
    values.map((value, i) => [times[i], value])
  );

const oomsOf = (...all: Array<ReturnType<typeof series>>) =>
  childOomsOf(PodRecords.byPod(evidenceOf([...all, series('kube_pod_info', OF_POD, [[0, 1]])]))[0], SCRAPE_SECONDS);

it('is each rise of the counter, between the two samples that show it', () => {
  const ooms = oomsOf(counted([0, 0, 1, 1, 2]));
  expect(ooms.map(({ count, window }) => ({ count, window }))).toEqual([
    { count: 1, window: { after: at(13), before: at(41) } },
    { count: 2, window: { after: at(58), before: at(89) } },
  ]);
});

it('is as many deaths as the counter rose by', () => {
  expect(oomsOf(counted([0, 3])).map(({ count }) => count)).toEqual([1, 2, 3]);
});

it.each([2e9, 2 ** 53 + 10, 1e16, 1e300])(
  'is no more deaths than can be, when a broken counter jumps to %d',
  (value) => {
    expect(oomsOf(counted([0, value])).length).toBeLessThan(100);
  }
);

it('may lie a housekeeping before the sample where the sample carries the scrape’s time', () => {
  const [{ window }] = oomsOf(counted([0, 1, 1], {}, [0, 30, 60]));
  expect(window).toEqual({ after: at(-20), before: at(30) });
});

it('names the instance by the container’s id', () => {
  expect(oomsOf(counted([0, 1]))[0]).toMatchObject({ instance: ID, containerId: ID, container: 'cart' });
});

it('tells two deaths of unnamed instances apart', () => {
  const ooms = oomsOf(counted([0, 1, 0, 1], { name: '' }));
  expect(ooms.map(({ count }) => count)).toEqual([1, 1]);
  expect(new Set(ooms.map(({ instance }) => instance)).size).toBe(2);
  expect(ooms.map(({ containerId }) => containerId)).toEqual([null, null]);
});

it.each<[string, ReturnType<typeof counted>]>([
  ['a counter that stands still', counted([2, 2, 2])],
  ['one that is above 0 in its first sample: nobody saw the rise', counted([1])],
  ['one that falls: the next instance', counted([2, 0, 0])],
  ['the pod’s own cgroup', counted([0, 1], { container: '' })],
])('is not seen in %s', (_, one) => {
  expect(oomsOf(one)).toEqual([]);
});
