import { Series } from '../evidence/Series';
import { at, OF_CONTAINER, OF_POD, POD, scraped, series, unix } from '../testing/evidenceOf';
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
import { endsOf } from '../testing/endsOf';

describe('a crash loop of which every end was scraped', () => {
  const deaths = [40, 100, 200];
  const ends = endsOf([
    born(-10),
    container(RESTARTS, (seconds) => deaths.filter((death) => death + 2 <= seconds).length),
    container(FINISHED, lastOf(deaths.map((death) => [death + 2, unix(death)]))),
    container(LAST_EXIT, lastOf(deaths.map((death) => [death + 2, 137]))),
    reason(LAST_REASON, 'OOMKilled', (seconds) => seconds >= 42),
    container(
      STARTED,
      lastOf([[0, unix(-8)], ...deaths.map((death): [number, number] => [death + 2, unix(death + 1)])])
    ),
  ]);

  it('is one end a death, each dated by the runtime', () => {
    expect(ends.map(({ finishedAt }) => finishedAt)).toEqual(deaths.map((death) => at(death)));
  });

  it('counts each by the restarts before it', () => {
    expect(ends.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2]);
  });

  it('tells exit code, reason and the next start of each', () => {
    for (const [i, end] of ends.entries()) {
      expect(end).toMatchObject({ exitCode: 137, reason: 'OOMKilled', restartedBy: at(deaths[i] + 1) });
    }
  });
});

describe('a restart counter that jumps by three between two scrapes', () => {
  const ends = endsOf([
    born(-3600),
    container(RESTARTS, (seconds) => (seconds < 300 ? 4 : 7)),
    container(FINISHED, lastOf([[300, unix(295)]])),
    container(LAST_EXIT, lastOf([[300, 1]])),
    container(STARTED, lastOf([[0, unix(-3600)], [300, unix(296)]])), // prettier-ignore
  ]);

  it('is three ends', () => {
    expect(ends.map(({ ordinal }) => ordinal)).toEqual([4, 5, 6]);
  });

  it('dates the last by the runtime and leaves the others to the window between the scrapes', () => {
    expect(ends.map(({ finishedAt }) => finishedAt)).toEqual([null, null, at(295)]);
    for (const { window } of ends.slice(0, 2)) {
      expect(window.before).toBeLessThanOrEqual(at(300));
      expect(window.after).toBeLessThanOrEqual(at(270));
    }
  });

  it('claims the exit code for the last alone', () => {
    expect(ends.map(({ exitCode }) => exitCode)).toEqual([null, null, 1]);
  });
});

it.each([2e9, 2 ** 53 + 10, 1e16, 1e300])(
  'counts no more ends than can be, when a broken counter jumps to %d',
  (value) => {
    const ends = endsOf([born(-3600), container(RESTARTS, (seconds) => (seconds < 300 ? 4 : value))]);
    expect(ends.length).toBeLessThan(100);
  }
);

describe('a last reason that stands there from the first sample on', () => {
  it('is no end without a new restart', () => {
    const sticky = [born(-86_400), container(RESTARTS, () => 2), reason(LAST_REASON, 'OOMKilled', () => true)];
    expect(endsOf(sticky)).toEqual([]);
  });

  it('is an end of long ago where the runtime dates it', () => {
    const ends = endsOf([
      born(-86_400),
      container(RESTARTS, () => 2),
      container(FINISHED, () => unix(-50_000)),
      reason(LAST_REASON, 'OOMKilled', () => true),
    ]);
    expect(ends.map(({ ordinal, finishedAt }) => ({ ordinal, finishedAt }))).toEqual([
      { ordinal: 1, finishedAt: at(-50_000) },
    ]);
  });

  it('does not hide the end that comes with the same reason', () => {
    const ends = endsOf([
      born(-86_400),
      container(RESTARTS, (seconds) => (seconds < 300 ? 2 : 3)),
      reason(LAST_REASON, 'OOMKilled', () => true),
    ]);
    expect(ends.map(({ ordinal }) => ordinal)).toEqual([2]);
  });
});

it('keeps the last word of the runtime on an end, and remembers the first', () => {
  const ends = endsOf([
    born(-3600),
    container(RESTARTS, (seconds) => (seconds < 300 ? 0 : 1)),
    container(FINISHED, lastOf([[300, unix(293)]])),
    reason(LAST_REASON, 'Error', (seconds) => seconds === 300),
    reason(LAST_REASON, 'OOMKilled', (seconds) => seconds >= 330),
    container(STARTED, lastOf([[0, unix(-3600)], [300, unix(294)]])), // prettier-ignore
  ]);
  expect(ends).toHaveLength(1);
  expect(ends[0]).toMatchObject({ reason: 'OOMKilled', firstReason: 'Error', reasonIsFinal: true });
});

describe('an end that nobody saw (ContainerStatusUnknown, its time the zero of all times)', () => {
  const ends = endsOf([
    born(-3600),
    container(RESTARTS, (seconds) => (seconds < 300 ? 0 : 1)),
    container(FINISHED, lastOf([[300, -62_135_596_800]])),
    container(LAST_EXIT, lastOf([[300, 137]])),
    reason(LAST_REASON, 'ContainerStatusUnknown', (seconds) => seconds >= 300),
    container(STARTED, lastOf([[0, unix(-3600)], [300, unix(296)]])), // prettier-ignore
  ]);

  it('is one end without the runtime’s date', () => {
    expect(ends.map(({ finishedAt, reason: told }) => ({ finishedAt, told }))).toEqual([
      { finishedAt: null, told: 'ContainerStatusUnknown' },
    ]);
  });

  it('lies between the last scrape that shows the container alive and the start of the next', () => {
    expect(ends[0].window.before).toBe(at(296));
    expect(ends[0].window.after).toBeLessThanOrEqual(at(270));
    expect(ends[0].window.after).toBeGreaterThan(at(0));
  });
});

describe('a pod that shows restarts in its very first sample', () => {
  const counted = container(RESTARTS, () => 2);

  it('had these ends since its birth, when it was born just before', () => {
    const ends = endsOf([born(-100), counted]);
    expect(ends.map(({ ordinal }) => ordinal)).toEqual([0, 1]);
    expect(ends.every(({ window }) => window.before <= at(0))).toBe(true);
  });

  it.each<[string, Series[]]>([
    ['it was born long ago', [born(-86_400)]],
    ['nothing says when it was born', []],
  ])('may have had them at any time when %s', (_, more) => {
    expect(endsOf([...more, counted])).toEqual([]);
  });
});

describe('a restart counter that falls', () => {
  const falling = container(RESTARTS, (seconds) => (seconds < 300 ? 5 : seconds < 450 ? 0 : 1));

  it('is the next pod of the same name, where no uid tells them apart', () => {
    const { uid: _uid, ...labels } = OF_CONTAINER;
    const ends = endsOf([{ ...falling, labels }], { pod: { ...POD, uid: '' } });
    expect(ends.map(({ ordinal }) => ordinal)).toEqual([0]);
    expect(ends[0].window.before).toBeLessThanOrEqual(at(450));
  });

  it('is no end, where the uid says that it is one pod', () => {
    expect(endsOf([born(-86_400), falling])).toEqual([]);
  });
});

describe('a container that is terminated now', () => {
  it('has ended once, before it was first seen so', () => {
    const ends = endsOf([
      born(-3600),
      container(RESTARTS, () => 0),
      reason(REASON, 'Error', (seconds) => seconds >= 300),
    ]);
    expect(ends).toHaveLength(1);
    expect(ends[0]).toMatchObject({ ordinal: 0, reason: 'Error', restartedBy: null });
    expect(ends[0].window.before).toBe(at(300));
  });

  it('is dated by the pod’s completion where it is the only container', () => {
    const ends = endsOf([
      born(-3600),
      container(RESTARTS, () => 0),
      reason(REASON, 'Error', (seconds) => seconds >= 300),
      scraped('kube_pod_completion_time', OF_POD, 300, 600, () => unix(288)),
    ]);
    expect(ends.map(({ finishedAt }) => finishedAt)).toEqual([at(288)]);
  });

  it('is the same end as the one that reads last-terminated later', () => {
    const ends = endsOf([
      born(-3600),
      container(RESTARTS, (seconds) => (seconds < 360 ? 0 : 1)),
      reason(REASON, 'Error', (seconds) => seconds >= 300 && seconds < 360),
      reason(WAITING, 'CrashLoopBackOff', (seconds) => seconds >= 330 && seconds < 360),
      container(FINISHED, lastOf([[360, unix(290)]])),
      reason(LAST_REASON, 'OOMKilled', (seconds) => seconds >= 360),
      container(STARTED, (seconds) => (seconds < 300 ? unix(-3600) : seconds < 360 ? null : unix(355))),
    ]);
    expect(ends).toHaveLength(1);
    expect(ends[0]).toMatchObject({ finishedAt: at(290), reason: 'OOMKilled', firstReason: 'Error' });
  });
});

it('takes two replicas of kube-state-metrics for one word', () => {
  const twice = ['a', 'b'].flatMap((instance) => [
    container(RESTARTS, (seconds) => (seconds < 300 ? 0 : 1), { instance }),
    container(FINISHED, lastOf([[300, unix(295)]]), { instance }),
  ]);
  expect(endsOf([born(-3600), ...twice]).map(({ finishedAt }) => finishedAt)).toEqual([at(295)]);
});

it('knows nothing of a container without samples', () => {
  expect(endsOf([series(RESTARTS, { ...OF_CONTAINER, container: 'other' }, [[0, 3]])])).toEqual([]);
});

describe('a container that died again before the next scrapes of its waiting', () => {
  // terminated at 30 and at 120; a scrape at 60 and 90 shows it counted and running in between
  const ends = endsOf([
    born(-10),
    container(RESTARTS, (seconds) => (seconds < 60 ? 0 : seconds < 150 ? 1 : 2)),
    reason(REASON, 'Error', (seconds) => seconds === 30 || seconds === 120),
    container(STARTED, lastOf([[0, unix(-8)], [60, unix(45)], [150, unix(140)]])), // prettier-ignore
  ]);

  it('is two ends, each within its own time', () => {
    expect(ends.map(({ ordinal }) => ordinal)).toEqual([0, 1]);
    expect(ends[0].window.before).toBeLessThanOrEqual(at(60));
    expect(ends[1].window.before).toBeGreaterThan(at(60));
  });
});

describe('a last reason that reads the same while it runs and while it waits after the next end', () => {
  const ends = endsOf([
    born(-10),
    container(RESTARTS, (seconds) => (seconds < 60 ? 0 : 1)),
    container(STARTED, (seconds) => (seconds < 240 ? unix(seconds < 60 ? -8 : 50) : null)),
    reason(LAST_REASON, 'Error', (seconds) => seconds >= 60),
    reason(WAITING, 'CrashLoopBackOff', (seconds) => seconds >= 240),
  ]);

  it('speaks of both ends', () => {
    expect(ends.map(({ ordinal, reason: said }) => [ordinal, said])).toEqual([[0, 'Error'], [1, 'Error']]); // prettier-ignore
    expect(ends[1].window.before).toBeGreaterThan(at(60));
  });
});

describe('a container that the kubelet lost', () => {
  const ZERO = -62_135_596_800;
  const ends = endsOf([
    born(-300),
    container(RESTARTS, (seconds) => (seconds < 300 ? 0 : 1)),
    container(STARTED, (seconds) => (seconds < 300 ? unix(-290) : ZERO)),
    container(FINISHED, (seconds) => (seconds < 300 ? null : ZERO)),
    container(LAST_EXIT, (seconds) => (seconds < 300 ? null : 137)),
    reason(LAST_REASON, 'ContainerStatusUnknown', (seconds) => seconds >= 300),
    reason(REASON, 'ContainerStatusUnknown', (seconds) => seconds >= 300),
  ]);

  it('ended once, though counted and written twice, and was not started again', () => {
    expect(ends).toHaveLength(1);
    expect(ends[0]).toMatchObject({ ordinal: 0, restartedBy: null, reason: 'ContainerStatusUnknown' });
  });
});

describe('a crash loop whose container waits at every other scrape', () => {
  // dead at 50, 110 and 170, counted and running again at 90 and 150
  const waits = (seconds: number) => seconds === 60 || seconds === 120 || seconds >= 180;
  const ends = endsOf([
    born(-10),
    container(RESTARTS, lastOf([[0, 0], [90, 1], [150, 2]])), // prettier-ignore
    container(STARTED, (seconds) => (waits(seconds) ? null : unix(seconds < 60 ? -8 : seconds < 120 ? 80 : 140))),
    reason(LAST_REASON, 'OOMKilled', (seconds) => seconds >= 60),
    reason(WAITING, 'CrashLoopBackOff', waits),
  ]);

  it('is one end a wait, each before the next start', () => {
    expect(ends.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2]);
    expect(ends[1].window.before).toBeLessThanOrEqual(at(120));
    expect(ends[2].window.before).toBeGreaterThan(at(150));
  });
});
