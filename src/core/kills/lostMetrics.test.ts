import { Series } from '../evidence/Series';
import { at, evidenceOf, OF_POD, scraped, SCRAPE_SECONDS, unix } from '../testing/evidenceOf';
import {
  born,
  container,
  FINISHED,
  LAST_EXIT,
  LAST_REASON,
  lastOf,
  reason,
  REASON,
  RESTARTS,
  STARTED,
  WAITING,
} from '../testing/containerMetrics';
import { endsOf as endsIn } from '../testing/endsOf';
import { ContainerEnds } from './ContainerEnds';
import { PodRecords } from './PodRecords';

const endsOf = (all: Series[], collected = [LAST_REASON]) => endsIn(all, { collected });

describe('samples that were lost', () => {
  const isScraped = (seconds: number) => seconds <= 60 || seconds >= 300;
  const kept = (value: (seconds: number) => number | null) => (seconds: number) =>
    isScraped(seconds) ? value(seconds) : null;

  it('of a last reason are no other end: nobody saw it gone', () => {
    const ends = endsOf([
      born(-10),
      container(RESTARTS, kept((seconds) => (seconds < 60 ? 0 : 1))),
      container(STARTED, kept((seconds) => unix(seconds < 60 ? -8 : 50))),
      reason(LAST_REASON, 'OOMKilled', (seconds) => seconds >= 60 && isScraped(seconds)),
    ]); // prettier-ignore
    expect(ends.map(({ ordinal }) => ordinal)).toEqual([0]);
  });

  it('before the first that there is bound no end: it may have come at once after the pod’s birth', () => {
    const ends = endsOf([born(-280), container(RESTARTS, () => 1)]);
    expect(ends.map(({ window }) => window.after)).toEqual([at(-280)]);
  });
});

it('takes a reason that changes after the restart for one end where nothing tells dead from alive', () => {
  const counted = container(RESTARTS, (seconds) => (seconds < 300 ? 0 : 1));
  const first = reason(LAST_REASON, 'Error', (seconds) => seconds === 300);
  const last = reason(LAST_REASON, 'OOMKilled', (seconds) => seconds >= 330);
  expect(endsOf([born(-3600), counted, first, last]).map((end) => end.reason)).toEqual(['OOMKilled']);
  // one that changes later, or with its code, is of the next end: the container waits to be restarted
  const codes = container(LAST_EXIT, (seconds) => (seconds < 300 ? null : seconds < 330 ? 1 : 137));
  expect(endsOf([born(-3600), counted, first, last, codes]).map((end) => end.reason)).toEqual(['Error', 'OOMKilled']);
  const long = reason(LAST_REASON, 'Error', (seconds) => seconds >= 300 && seconds < 420);
  const later = reason(LAST_REASON, 'OOMKilled', (seconds) => seconds >= 420);
  expect(endsOf([born(-3600), counted, long, later]).map((end) => end.reason)).toEqual(['Error', 'OOMKilled']);
});

it('takes a reason that changes soon for one end where no counter is there', () => {
  const words = [
    scraped('kube_pod_status_phase', { ...OF_POD, phase: 'Running' }, 0, 600, () => 1),
    reason(LAST_REASON, 'Error', (seconds) => seconds === 300),
    reason(LAST_REASON, 'OOMKilled', (seconds) => seconds >= 330),
  ];
  expect(endsOf(words).map(({ reason: said, firstReason }) => [firstReason, said])).toEqual([['Error', 'OOMKilled']]);
  const other = container(LAST_EXIT, (seconds) => (seconds < 300 ? null : seconds === 300 ? 1 : 137));
  expect(endsOf([...words, other])).toHaveLength(2);
});

it('knows an end that nobody saw by its date alone, the zero of all times', () => {
  const lost = container(FINISHED, lastOf([[300, -62_135_596_800]]));
  const ends = endsOf([born(-3600), container(RESTARTS, (seconds) => (seconds < 300 ? 0 : 1)), lost]);
  expect(ends.map(({ reason: said }) => said)).toEqual(['ContainerStatusUnknown']);
});

it('knows an end in a pod’s first minutes by its reason where info alone tells when the pod was scraped', () => {
  const words = [reason(LAST_REASON, 'OOMKilled', () => true), scraped('kube_pod_info', OF_POD, 0, 600, () => 1)];
  expect(endsOf([born(-20), ...words]).map(({ window }) => window)).toEqual([{ after: at(-20), before: at(0) }]);
  expect(endsOf([born(-9000), ...words])).toEqual([]);
});

describe('a terminated state that a restart left, of a pod of which nothing else tells when it was scraped', () => {
  const left = [reason(REASON, 'OOMKilled', (s) => s === 300), reason(LAST_REASON, 'OOMKilled', (s) => s >= 330)];

  it('had just been taken', () => {
    const [{ window }] = endsOf(left);
    expect(window).toEqual({ after: at(300 - 210 - 105), before: at(300) });
  });

  it('may be old where the kubelet made it up, or nobody left it', () => {
    const lost = [reason(REASON, 'ContainerStatusUnknown', (s) => s === 300), reason(LAST_REASON, 'ContainerStatusUnknown', (s) => s >= 330)]; // prettier-ignore
    expect(endsOf(lost).map(({ window }) => window.after)).toEqual([-Infinity]);
    expect(endsOf([reason(REASON, 'OOMKilled', (s) => s >= 300)])).toEqual([]);
  });
});

describe('a crash loop of which no waiting is collected', () => {
  it('is dead at each scrape that shows no start, so that an end may lie before it', () => {
    const [, second] = endsOf([
      born(-10),
      container(RESTARTS, lastOf([[0, 0], [60, 1], [480, 2]])), // prettier-ignore
      container(STARTED, (seconds) => (seconds < 30 ? unix(-8) : seconds === 60 ? unix(55) : null)),
    ]);
    expect(second.window.after).toBeLessThanOrEqual(at(62));
  });
});

describe('two terminated states with lives between them', () => {
  const states = [
    reason(REASON, 'Unknown', (seconds) => seconds === 120),
    reason(REASON, 'Error', (seconds) => seconds === 480),
  ];

  it.each(['kube_pod_start_time', 'kube_pod_restart_policy', 'kube_pod_owner', 'kube_pod_status_reason'])(
    'are two ends where %s tells that the pod was scraped meanwhile',
    (metric) => {
      const scrapes = scraped(metric, OF_POD, 0, 600, () => unix(-20));
      expect(endsOf([scrapes, ...states]).map((end) => end.reason)).toEqual(['Unknown', 'Error']);
    }
  );
});

describe('last reasons without a counter', () => {
  const words = [
    born(-3600),
    reason(LAST_REASON, 'Completed', (seconds) => seconds >= 60 && seconds < 240),
    reason(LAST_REASON, 'Unknown', (seconds) => seconds >= 240 && seconds < 420),
    reason(LAST_REASON, 'Error', (seconds) => seconds >= 420),
  ];

  it('are all ends, however many', () => {
    expect(endsOf(words).map((end) => end.reason)).toEqual(['Completed', 'Unknown', 'Error']);
  });

  it('make the first of them the container’s first, since a last state stands for good', () => {
    expect(endsOf(words).map(({ isFirst }) => isFirst)).toEqual([true, false, false]);
  });

  it('do not where a code stood there before', () => {
    const code = container(LAST_EXIT, (seconds) => (seconds >= 30 ? 0 : null));
    expect(endsOf([...words, code])[0].isFirst).toBe(false);
  });

  it('do not where no last state is collected', () => {
    const scrapes = scraped('kube_pod_info', OF_POD, 0, 600, () => 1);
    const current = [scrapes, reason(REASON, 'Error', (seconds) => seconds === 300)];
    expect(endsOf(current).map(({ isFirst }) => isFirst)).toEqual([true]);
    expect(endsOf(current, []).map(({ isFirst }) => isFirst)).toEqual([false]);
    // who dies and is started again between two scrapes leaves nothing there, be the pod ever so young
    expect(endsOf([born(-20), ...current], []).map(({ isFirst }) => isFirst)).toEqual([false]);
    const never = scraped('kube_pod_restart_policy', { ...OF_POD, type: 'Never' }, 0, 600, () => 1);
    expect(endsOf([never, ...current], []).map(({ isFirst }) => isFirst)).toEqual([true]);
  });

  it('are of the instance before where a start stands beside them', () => {
    const started = container(STARTED, lastOf([[0, unix(-900)], [240, unix(235)]])); // prettier-ignore
    const [{ window, seenRunning }] = endsOf([born(-3600), started, reason(LAST_REASON, 'OOMKilled', (s) => s >= 240)]);
    expect([seenRunning, window.before]).toEqual([true, at(235)]);
  });
});

describe('a step of the counter from a sample at which the container may not have run yet', () => {
  const counted = container(RESTARTS, (seconds) => (seconds < 300 ? 0 : 2));

  it.each<[string, Series]>([
    ['it was being created', reason(WAITING, 'ContainerCreating', (seconds) => seconds < 300)],
    ['no start was shown', container(STARTED, (seconds) => (seconds < 300 ? null : unix(290)))],
  ])('is counted since its birth: %s', (_, series) => {
    expect(endsOf([born(-20), counted, series]).map(({ among }) => among?.since)).toEqual([null, null]);
  });

  it('is counted since that sample where it ran', () => {
    const ran = container(STARTED, lastOf([[0, unix(-15)], [300, unix(290)]])); // prettier-ignore
    expect(endsOf([born(-20), counted, ran]).map(({ among }) => among?.since)).toEqual([at(270), at(270)]);
  });
});

it('knows by its info whose the current state is', () => {
  const [first, second] = ['a', 'b'].map((letter) => letter.repeat(64));
  const info = (id: string, holds: (seconds: number) => boolean) =>
    container('kube_pod_container_info', (s) => (holds(s) ? 1 : null), { container_id: `containerd://${id}` });
  const ends = endsOf([
    born(-3600),
    ...[info(first, (s) => s < 300), info(second, (s) => s >= 300)],
    reason(REASON, 'Error', (seconds) => seconds === 300),
  ]);
  expect(ends.map(({ containerId }) => containerId)).toEqual([second]);
});

it('takes a first word that stood shortly and was lost for the end that the pod’s object dates', () => {
  const [records] = PodRecords.byPod(
    evidenceOf([scraped('kube_pod_info', OF_POD, 0, 600, () => 1), reason(LAST_REASON, 'Error', (s) => s === 300)])
  );
  const told = [
    { ordinal: 0, startedAt: at(-3000), finishedAt: at(290), exitCode: 137, reason: 'OOMKilled', message: '', containerId: 'c', restartedAt: at(292) }, // prettier-ignore
  ];
  const ends = new ContainerEnds(records, 'cart', false, SCRAPE_SECONDS * 1000, { told }).all();
  expect(ends.map(({ finishedAt, reason: said }) => [finishedAt, said])).toEqual([[at(290), 'OOMKilled']]);
});
