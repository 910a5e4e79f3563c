import { NodeRecords } from '../evidence/NodeRecords';
import { Series } from '../evidence/Series';
import { at, evidenceOf, scraped, series, unix } from '../testing/evidenceOf';
import { beforeBoot, nodeLossBefore, stalledBefore } from './nodeLoss';

const NODE = { node: 'worker-1' };
const window = (after: number, before: number) => ({ after: at(after), before: at(before) });
const lossOf = (all: Series[], after: number, before: number) =>
  nodeLossBefore(new NodeRecords(evidenceOf(all), 'worker-1', ''), window(after, before));

// seen until second 0, and again from 150 on
const up = scraped('up', NODE, -600, 900, (seconds) => (seconds > 0 && seconds < 150 ? null : 1));

describe('a container that was lost with its node', () => {
  it('was lost before the boot, however late its status came', () => {
    const boot = series('node_boot_time_seconds', NODE, [[0, unix(-9000)], [150, unix(100)]]); // prettier-ignore
    expect(lossOf([up, boot], -60, 210)).toEqual(window(0, 100));
  });

  it('may have been at any time in the window where no boot is known', () => {
    expect(lossOf([up], -50, 210)).toEqual(window(-60, 210));
  });

  it('was lost between the node’s last sample and the runtime’s date', () => {
    expect(lossOf([up], 120, 120)).toEqual(window(0, 120));
  });
});

describe('a life that was sampled last before the kubelet called it running', () => {
  const life = (startedAt: number | null) => ({
    containerId: null,
    startedAt: startedAt === null ? null : at(startedAt),
    firstSample: at(-900),
    lastSample: at(-200),
  });
  const boundOf = (startedAt: number | null) =>
    beforeBoot(new NodeRecords(evidenceOf([]), 'worker-1', ''), window(-100, 60), life(startedAt), at(-1000)).after;

  it('may have ended any time since that sample, be its start collected or not', () => {
    expect(boundOf(-1001)).toBeLessThanOrEqual(at(-200));
    expect(boundOf(null)).toBeLessThanOrEqual(at(-200));
  });

  it('is another one where it had started later', () => {
    expect(boundOf(-950)).toBe(at(-100));
  });
});

describe('a node of which nobody says how it answered', () => {
  const nodeWith = (...seconds: number[]) =>
    new NodeRecords(
      evidenceOf([series('node_memory_MemAvailable_bytes', { node: 'worker-1' }, seconds.map((s) => [s, 1]))]), // prettier-ignore
      'worker-1',
      ''
    );

  it('had stood still where samples of its memory are missing shortly before', () => {
    expect(stalledBefore(nodeWith(-90, -60, 0, 30), at(20), 30)).toBe(true);
  });

  it('had so by what any exporter of it brings with each scrape, at the pace of that', () => {
    const sampled = (metric: string, labels = {}) =>
      new NodeRecords(evidenceOf([series(metric, { node: 'worker-1', ...labels }, [[-90, 1], [-30, 1], [30, 1]])]), 'worker-1', ''); // prettier-ignore
    expect(stalledBefore(sampled('node_vmstat_oom_kill', { pod: 'exporter' }), at(20), 30)).toBe(true);
    expect(stalledBefore(sampled('kubelet_node_name'), at(20), 30)).toBe(true);
    expect(stalledBefore(sampled('kubelet_node_name'), at(20), 60)).toBeNull();
    // of a pod's cgroup samples end with it
    const ofPod = sampled('container_memory_working_set_bytes', { id: '/kubepods/pod1', pod: 'cart' });
    expect(stalledBefore(ofPod, at(20), 30)).toBeNull();
  });

  it('may have answered where none is, or only earlier ones', () => {
    expect(stalledBefore(nodeWith(-90, -60, -30, 0, 30), at(20), 30)).toBeNull();
    expect(stalledBefore(nodeWith(-300, -200, -170, -140, -110, -80, -50, -20, 10), at(20), 30)).toBeNull();
    expect(stalledBefore(nodeWith(), at(20), 30)).toBeNull();
  });
});
