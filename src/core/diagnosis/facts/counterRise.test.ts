import { NodeRecords } from '../../evidence/NodeRecords';
import { Series } from '../../evidence/Series';
import { at, evidenceOf, POD, scraped, series } from '../../testing/evidenceOf';
import { killOf } from '../../testing/killOf';
import { riseFromBirth, riseOver } from './counterRise';
import { Moment } from './Moment';

const OF_NODE = { node: POD.node, instance: '10.0.0.1:9100' };
const KILLED_AT = 100;

/** Kernel kills on the node, counted on the scrapes at 0, 30, 60 s and so on. */
const counter = (value: (seconds: number) => number | null) => scraped('node_vmstat_oom_kill', OF_NODE, 0, 600, value);

const durations = (seconds: (at: number) => number) =>
  scraped('scrape_duration_seconds', OF_NODE, 0, 600, (time) => seconds(time));

function rise(one: Series, others: Series[] = []) {
  const kill = killOf({ time: at(KILLED_AT), window: { after: at(KILLED_AT - 6), before: at(KILLED_AT) } });
  const node = new NodeRecords(evidenceOf([one, ...others]), POD.node, '');
  return riseOver(one, new Moment(kill, node), true);
}

const stepped = (seconds: number) => (seconds < KILLED_AT ? 4 : 6);

describe('the rise of a node’s counter over a kill', () => {
  it('is measured between the last sample before and the first after', () => {
    expect(rise(counter(stepped))).toEqual({
      by: 2,
      from: at(90),
      to: at(120),
      metric: 'node_vmstat_oom_kill',
    });
  });

  it('is 0 when the counter stood still', () => {
    expect(rise(counter(() => 4))?.by).toBe(0);
  });

  it('ends with a sample that cannot be older than the kill, where values are older than their timestamps', () => {
    const kill = killOf({ time: at(100), window: { after: at(94), before: at(100) } });
    const noted = scraped('container_oom_events_total', OF_NODE, 0, 600, (seconds) => (seconds < 150 ? 0 : 1));
    const moment = new Moment(kill, new NodeRecords(evidenceOf([noted]), POD.node, ''));
    expect(riseOver(noted, moment, false)?.by).toBe(0);
    expect(riseOver(noted, moment, false, 20_000)).toMatchObject({ by: 1, to: at(150) });
  });

  it('begins before a scrape that was so slow that it can show what came after', () => {
    const slow = durations((time) => (time === 90 ? 9 : 0.05));
    expect(rise(counter(stepped), [slow])).toMatchObject({ from: at(60), to: at(120) });
  });

  it('begins a minute before where scrapes failed and nothing says how long the others took', () => {
    const down = scraped('up', OF_NODE, 0, 600, (seconds) => (seconds === 60 ? 0 : 1));
    expect(rise(counter(stepped), [down])?.from).toBe(at(30));
  });

  it.each<[string, Series]>([
    ['the counter fell: the node rebooted', counter((seconds) => (seconds < KILLED_AT ? 4 : 0))],
    ['no sample lies before', counter((seconds) => (seconds < KILLED_AT ? null : 6))],
    ['no sample lies after', counter((seconds) => (seconds < KILLED_AT ? 4 : null))],
    [
      'the sample after comes more than three minutes later',
      counter((seconds) => (seconds > 90 && seconds < 300 ? null : 4)),
    ],
    ['the sample before is more than three minutes old', series('node_vmstat_oom_kill', OF_NODE, [[-90, 4], [120, 6]])], // prettier-ignore
  ])('is not known when %s', (_, one) => {
    expect(rise(one)).toBeNull();
  });

  it('is not known without the counter', () => {
    const node = new NodeRecords(evidenceOf([]), POD.node, '');
    expect(riseOver(null, new Moment(killOf(), node), true)).toBeNull();
  });
});

describe('the rise of a counter that is born at its first event', () => {
  const evictions = series('kubelet_evictions', OF_NODE, [[60, 1], [90, 1], [120, 3]]); // prettier-ignore

  it.each([
    [0, 60, 1],
    [0, 45, 0],
    [61, 119, 0],
    [61, 120, 2],
    [0, 600, 3],
    [200, 600, 0],
  ])('between %i and %i s is %i', (from, to, by) => {
    expect(riseFromBirth(evictions, at(from), at(to))).toBe(by);
  });
});
