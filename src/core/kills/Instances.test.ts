import { at, evidenceOf, OF_CONTAINER, series, unix } from '../testing/evidenceOf';
import { beforeBoot } from './nodeLoss';
import { NodeRecords } from '../evidence/NodeRecords';
import { Instances } from './Instances';
import { PodRecords } from './PodRecords';

const id = (letter: string): string => letter.repeat(64);

/** A life: its id, when it started, and when it was sampled. */
type Life = [string, number, number[]];

function instancesOf(lives: Life[]): Instances {
  const all = lives.flatMap(([letter, start, samples]) => {
    const labels = { ...OF_CONTAINER, id: `/kubepods/${id(letter)}`, name: id(letter) };
    return [
      series(
        'container_memory_working_set_bytes',
        labels,
        samples.map((seconds) => [seconds, 1])
      ),
      series(
        'container_start_time_seconds',
        labels,
        samples.map((seconds) => [seconds, unix(start)])
      ),
    ];
  });
  return new Instances(PodRecords.byPod(evidenceOf(all))[0], 'cart');
}

const window = (after: number, before: number) => ({ after: at(after), before: at(before) });
const around = { runningAgain: true, startedBefore: null, bornAfter: -Infinity };

describe('the instance that ended within a window', () => {
  it('is the one before the next, though it was sampled only once, late in the window', () => {
    const { ended, window: narrowed } = instancesOf([
      ['a', -900, [-30, 0]],
      ['b', 7, [45]],
      ['c', 60, [75]],
    ]).narrowed(window(-200, 70), around);
    expect(ended?.containerId).toBe(id('b'));
    expect(narrowed).toEqual(window(20, 60));
  });

  it('is the last one seen where that is known to have run before the end: the next was never sampled', () => {
    const lives: Life[] = [
      ['a', -900, [-30, 0]],
      ['b', 40, [60, 90, 120]],
    ];
    const said = { ...around, startedBefore: at(44) };
    expect(instancesOf(lives).narrowed(window(-200, 240), said)).toMatchObject({
      ended: { containerId: id('b') },
      window: window(95, 240),
    });
    expect(instancesOf(lives).narrowed(window(-200, 240), around).ended?.containerId).toBe(id('a'));
  });

  it('is the last one seen where the next is known to have started later', () => {
    const lives: Life[] = [
      ['a', -900, [-30, 0]],
      ['b', 40, [60, 90, 120]],
    ];
    const said = { ...around, nextStart: at(230) };
    expect(instancesOf(lives).narrowed(window(-200, 240), said).ended?.containerId).toBe(id('b'));
  });

  it('is not known where no start is collected and the next may be the one that was sampled soon after', () => {
    const unstarted = (letter: string, samples: number[]) =>
      series(
        'container_memory_working_set_bytes',
        { ...OF_CONTAINER, id: `/kubepods/${id(letter)}`, name: id(letter) },
        samples.map((seconds) => [seconds, 1])
      );
    const found = (lives: Array<[string, number[]]>) =>
      new Instances(PodRecords.byPod(evidenceOf(lives.map((life) => unstarted(...life))))[0], 'cart').narrowed(
        window(-200, 70),
        around
      ).ended;
    const lives: Array<[string, number[]]> = [['a', [-60, -30]], ['b', [0, 30]]]; // prettier-ignore
    expect(found([...lives, ['c', [100]]])).toBeNull();
    expect(found([...lives, ['c', [200]]])?.containerId).toBe(id('a'));
  });

  it('is not known where it may have been the one before, of which nothing says when it died', () => {
    const lives: Life[] = [['a', -900, [-150, -120]], ['b', 2, [30, 50]]]; // prettier-ignore
    const alone = { ...around, runningAgain: false };
    expect(instancesOf(lives).narrowed(window(-200, 70), alone).ended).toBeNull();
    expect(instancesOf(lives).narrowed(window(-200, 120), alone).ended?.containerId).toBe(id('b'));
  });

  it('is known by its start alone, where its memory was not sampled', () => {
    const labels = { ...OF_CONTAINER, id: `/kubepods/${id('b')}`, name: id('b') };
    const [records] = PodRecords.byPod(
      evidenceOf([series('container_start_time_seconds', labels, [[30, unix(2)]])]) // prettier-ignore
    );
    expect(new Instances(records, 'cart').at(at(60))).toMatchObject({ containerId: id('b'), startedAt: at(2) });
  });

  it('is not known where it was seen after the window', () => {
    const { ended, window: narrowed } = instancesOf([['a', -900, [-30, 0, 30, 60]]]).narrowed(window(-200, 10), {
      ...around,
      runningAgain: false,
    });
    expect(ended).toBeNull();
    expect(narrowed).toEqual(window(-200, 10));
  });
});

describe('the window of an end, by the lives of its container', () => {
  const steady = (from: number, to: number) => Array.from({ length: (to - from) / 30 + 1 }, (_, i) => from + 30 * i);
  const alone = { ...around, runningAgain: false };

  it('lies between the last sample of the one and the start of the other', () => {
    const instances = instancesOf([
      ['a', -3600, steady(-310, -10)],
      ['b', 2, steady(20, 320)],
    ]);
    expect(instances.narrowed(window(-200, 60), around).window).toEqual(window(-35, 2));
  });

  it('does so for a container that lives on and whose start no status shows: it did not end', () => {
    const instances = instancesOf([
      ['a', -3600, steady(-310, -10)],
      ['b', 1, steady(20, 320)],
    ]);
    expect(instances.narrowed(window(-200, 1), alone).window).toEqual(window(-35, 1));
  });

  it('is left as it was where the only life known goes on', () => {
    expect(instancesOf([['b', -100, steady(-90, 300)]]).narrowed(window(-200, 1), alone).window).toEqual(
      window(-200, 1)
    );
  });
});

describe('an end that is seen after a boot of its node', () => {
  const node = new NodeRecords(
    evidenceOf([series('node_boot_time_seconds', { node: 'worker-1' }, [[0, unix(-9000)], [200, unix(150)]])]), // prettier-ignore
    'worker-1',
    ''
  );
  const seenUntil = (seconds: number) => ({
    containerId: null,
    startedAt: at(-900),
    firstSample: at(-600),
    lastSample: at(seconds),
  });

  it('came no later than the boot, however late its status', () => {
    expect(beforeBoot(node, window(80, 300), seenUntil(30))).toEqual(window(5, 150));
  });

  it.each([
    ['the container ran after it', 210, window(185, 300)],
    ['it ended before', -60, window(-100, 100)],
  ])('is left where it is when %s', (_, lastSample, given) => {
    expect(beforeBoot(node, given, seenUntil(lastSample))).toEqual(given);
  });
});

describe('one of several ends that the counter shows in one step', () => {
  // the first life ran at 0; the step from 0 to 300 counts two ends, and who runs then started at 250
  const step = { of: 2, since: at(0), startedBefore: at(-900), nextStart: at(250) };
  const whole = window(-200, 250);

  it('is of the life seen in between where their number leaves no choice', () => {
    const instances = instancesOf([
      ['a', -900, [-30, 0]],
      ['b', 60, [90, 120]],
    ]);
    expect(instances.narrowedAmong(whole, { ...step, place: 0 })).toMatchObject({
      window: window(-25, 60),
      ended: { containerId: id('a') },
    });
    expect(instances.narrowedAmong(whole, { ...step, place: 1 })).toMatchObject({
      window: window(95, 250),
      ended: { containerId: id('b') },
    });
  });

  it('is of the life that the kubelet says had started then, whatever was sampled soon after', () => {
    const [records] = PodRecords.byPod(
      evidenceOf([
        series('container_start_time_seconds', { ...OF_CONTAINER, id: '/kubepods/a', name: id('a') }, [[-880, unix(-902)]]), // prettier-ignore
        series('container_memory_working_set_bytes', { ...OF_CONTAINER, id: '/kubepods/b', name: id('b') }, [[-850, 1]]), // prettier-ignore
      ])
    );
    const { ended } = new Instances(records, 'cart').narrowedAmong(whole, { ...step, place: 0 });
    expect(ended?.containerId).toBe(id('a'));
  });

  it('is of the life that was running, though no start is collected of it', () => {
    const labels = { ...OF_CONTAINER, id: `/kubepods/${id('a')}`, name: id('a') };
    const sampled = series('container_memory_working_set_bytes', labels, [[-874, 0], [-30, 0], [0, 0]]); // prettier-ignore
    const instances = new Instances(PodRecords.byPod(evidenceOf([sampled]))[0], 'cart');
    expect(instances.narrowedAmong(whole, { ...step, of: 1, place: 0 })).toMatchObject({
      window: window(-25, 250),
      ended: { containerId: id('a') },
    });
  });

  it('is not of the next life, though no start is collected of either', () => {
    const life = (letter: string, samples: number[]) =>
      series(
        'container_memory_working_set_bytes',
        { ...OF_CONTAINER, id: `/kubepods/${id(letter)}`, name: id(letter) },
        samples.map((seconds) => [seconds, 0])
      );
    const all = [life('a', [5, 15]), life('b', [33, 43])];
    const short = { of: 1, place: 0, since: at(10), startedBefore: at(0), nextStart: at(26) };
    const of = (nextStart: number | null) =>
      new Instances(PodRecords.byPod(evidenceOf(all))[0], 'cart').narrowedAmong(window(-200, 40), {
        ...short,
        nextStart,
      });
    expect(of(at(26)).ended?.containerId).toBe(id('a'));
    expect(of(null).ended).toBeNull();
  });

  it('may be of one that was never sampled', () => {
    const instances = instancesOf([
      ['a', -900, [-30, 0]],
      ['b', 60, [90, 120]],
    ]);
    const second = instances.narrowedAmong(whole, { ...step, of: 3, place: 1 });
    expect(second).toEqual({ window: window(-25, 250), ended: null });
  });
});

describe('a life that is sampled after an end had been shown', () => {
  const alone = { ...around, runningAgain: false };

  it('may already be the next where it began within the window', () => {
    expect(instancesOf([['b', 20, [35, 50]]]).narrowed(window(-200, 30), alone)).toEqual({
      window: window(-200, 30),
      ended: null,
    });
  });
});

describe('an end of a life that was no longer sampled, on a node whose boots nobody tells', () => {
  const nowhere = new NodeRecords(evidenceOf([]), '', '');
  const life = { containerId: null, startedAt: at(-900), firstSample: at(-870), lastSample: at(0) };

  it('may have come since its last sample, though the kubelet called it running later', () => {
    expect(beforeBoot(nowhere, window(80, 300), life, at(-840))).toEqual(window(-25, 300));
  });

  it.each([
    ['the kubelet spoke of a later life', at(60)],
    ['the kubelet told no start', null],
  ])('is left where it is when %s', (_, startedBefore) => {
    expect(beforeBoot(nowhere, window(80, 300), life, startedBefore)).toEqual(window(80, 300));
  });
});
