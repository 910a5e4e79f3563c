import { parsePods } from '../evidence/cluster/parsePods';
import { Series } from '../evidence/Series';
import { at, evidenceOf, OF_CONTAINER, OF_POD, POD, scraped, SCRAPE_SECONDS, unix } from '../testing/evidenceOf';
import { ContainerEnds } from './ContainerEnds';
import { mayRunAt } from './mayRunAt';
import { PodRecords } from './PodRecords';

const time = (seconds: number) => new Date(at(seconds)).toISOString();
const recordsOf = (all: Series[]) =>
  PodRecords.byPod(evidenceOf([scraped('kube_pod_info', OF_POD, 0, 600, () => 1), ...all], { pods: [POD] }))[0];

/** The object of a pod of the kubelet's second -10, whose container runs since second 30. */
const objectOf = (restartCount: number, lastState: object = {}) =>
  parsePods(
    JSON.stringify({
      kind: 'Pod',
      metadata: { namespace: POD.namespace, name: POD.pod, uid: POD.uid },
      status: {
        phase: 'Running',
        startTime: time(-10),
        containerStatuses: [{ name: 'cart', restartCount, state: { running: { startedAt: time(30) } }, lastState }],
      },
    })
  )[0];

describe('whether a container ran at a time', () => {
  const ran = (seconds: number, all: Series[], restartCount: number | null = null) => {
    const told = restartCount === null ? undefined : objectOf(restartCount).containers[0];
    return mayRunAt(recordsOf(all), told, 'cart', at(seconds));
  };

  it('its object says: not before the start of one that was never restarted', () => {
    expect([ran(10, [], 0), ran(40, [], 0), ran(10, [], 1)]).toEqual([false, true, true]);
  });

  it('its start says only where it is known to be the first', () => {
    const started = scraped('kube_pod_container_state_started', OF_CONTAINER, 60, 600, () => unix(30));
    const restarts = (count: number) =>
      scraped('kube_pod_container_status_restarts_total', OF_CONTAINER, 0, 600, () => count);
    expect([ran(10, [started, restarts(0)]), ran(10, [started, restarts(1)]), ran(10, [started])]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('its id says, which it has from its first start on, where that label is kept', () => {
    const info = (container: string, id: object, from: number, to: number) =>
      scraped('kube_pod_container_info', { ...OF_CONTAINER, container, ...id }, from, to, () => 1);
    const own = [info('cart', {}, 0, 60), info('cart', { container_id: 'containerd://1' }, 90, 600)];
    const dropped = [info('cart', {}, 0, 600)];
    expect([ran(30, own), ran(75, own), ran(30, dropped)]).toEqual([false, true, true]);
  });
});

describe('the ends of a container whose pod’s object is at hand', () => {
  const counter = scraped('kube_pod_container_status_restarts_total', OF_CONTAINER, 0, 600, (s) => (s < 60 ? 1 : 2));

  it('are counted from the pod’s birth on, where no metric tells that', () => {
    const ends = (bornAt: number | null | undefined) =>
      new ContainerEnds(recordsOf([counter]), 'cart', false, SCRAPE_SECONDS * 1000, { bornAt }).all();
    expect(ends(objectOf(2).startedAt).map(({ ordinal }) => ordinal)).toEqual([0, 1]);
    expect(ends(undefined).map(({ ordinal }) => ordinal)).toEqual([1]);
  });

  it('are followed by the starts that it tells', () => {
    const terminated = { exitCode: 137, reason: 'Error', startedAt: time(-5), finishedAt: time(20) };
    const told = objectOf(2, { terminated }).containers[0].ends;
    const ends = new ContainerEnds(recordsOf([counter]), 'cart', false, SCRAPE_SECONDS * 1000, {
      told,
      bornAt: at(-10),
    }).all();
    expect(ends.map(({ nextStart }) => nextStart)).toEqual([at(-5), at(30)]);
  });
});
