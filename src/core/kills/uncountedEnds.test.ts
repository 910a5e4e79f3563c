import { Series } from '../evidence/Series';
import { at, evidenceOf, OF_CONTAINER, OF_POD, POD, scraped, SCRAPE_SECONDS, unix } from '../testing/evidenceOf';
import { PodContainerEnd } from '../evidence/cluster/PodObject';
import { ContainerEnds } from './ContainerEnds';
import { PodRecords } from './PodRecords';

function endsOf(all: Series[], { init = false, told = [] as PodContainerEnd[] } = {}) {
  const [records] = PodRecords.byPod(evidenceOf(all, { pods: [POD] }));
  return new ContainerEnds(records, 'cart', init, SCRAPE_SECONDS * 1000, { told }).all();
}

const container = (metric: string, from: number, to: number, value: (seconds: number) => number, labels = {}) =>
  scraped(metric, { ...OF_CONTAINER, ...labels }, from, to, value);
const stateOf = (metric: string, reason: string, from: number, to: number) =>
  container(metric, from, to, () => 1, { reason });
const scrapes = scraped('kube_pod_status_phase', { ...OF_POD, phase: 'Running' }, 0, 600, () => 1);
const born = (seconds: number) => scraped('kube_pod_start_time', OF_POD, 0, 600, () => unix(seconds));

const FINISHED = 'kube_pod_container_status_last_terminated_timestamp';
const LAST_REASON = 'kube_pod_container_status_last_terminated_reason';
const REASON = 'kube_pod_container_status_terminated_reason';
/** One end at second 100, which the last state shows from its next start on. */
const FIRST = [
  scrapes,
  born(-3600),
  container(FINISHED, 180, 330, () => unix(100)),
  stateOf(LAST_REASON, 'Unknown', 180, 330),
];

it('a terminated state beside a last one is another end', () => {
  const ends = endsOf([...FIRST, stateOf(REASON, 'OOMKilled', 300, 330)]);
  expect(ends.map(({ reason, finishedAt }) => [reason, finishedAt])).toEqual([
    ['Unknown', at(100)],
    ['OOMKilled', null],
  ]);
});

it('a terminated state that becomes the last one with the next start is the same end', () => {
  const ends = endsOf([...FIRST, stateOf(REASON, 'Error', 120, 120), stateOf(REASON, 'Unknown', 150, 150)]);
  expect(ends).toHaveLength(1);
  expect(ends[0]).toMatchObject({ reason: 'Unknown', finishedAt: at(100) });
});

it('an end that the last state never showed lies before a later one', () => {
  const ends = endsOf([
    scrapes,
    born(-3600),
    stateOf(REASON, 'Error', 60, 60),
    container(FINISHED, 120, 600, () => unix(100)),
    stateOf(LAST_REASON, 'OOMKilled', 120, 600),
  ]);
  expect(ends.map(({ reason, ordinal }) => [reason, ordinal])).toEqual([
    ['Error', 0],
    ['OOMKilled', 1],
  ]);
});

it('a made-up end that stands in both states is one', () => {
  const ends = endsOf([
    scrapes,
    born(-3600),
    stateOf(LAST_REASON, 'ContainerStatusUnknown', 300, 600),
    stateOf(REASON, 'ContainerStatusUnknown', 300, 600),
  ]);
  expect(ends.map(({ reason }) => reason)).toEqual(['ContainerStatusUnknown']);
});

describe('an init container, of whose ends kube-state-metrics has neither time nor code before 2.20', () => {
  const OF_INIT = 'kube_pod_init_container_status';
  const ALL = [
    scrapes,
    born(-10),
    stateOf(`${OF_INIT}_last_terminated_reason`, 'OOMKilled', 0, 600),
    stateOf(`${OF_INIT}_waiting_reason`, 'CrashLoopBackOff', 60, 60),
    stateOf(`${OF_INIT}_terminated_reason`, 'Completed', 90, 600),
  ];

  it('ended before it runs with a last state, again before it waits, and where it is terminated now', () => {
    const ends = endsOf(ALL, { init: true });
    expect(ends.map(({ reason, window }) => [reason, window.before])).toEqual([
      ['OOMKilled', at(0)],
      ['OOMKilled', at(60)],
      ['Completed', at(90)],
    ]);
  });

  it('is dated by its object where that tells one of them', () => {
    const told = { containerId: 'c', ordinal: 2, exitCode: 137, reason: 'OOMKilled', message: '' };
    const ends = endsOf(ALL, {
      init: true,
      told: [{ ...told, startedAt: at(40), finishedAt: at(50), restartedAt: null }],
    });
    expect(ends.map(({ finishedAt }) => finishedAt)).toEqual([null, at(50), null]);
  });
});
