import { Sample, Series } from '../incident';
import { MiB } from '../world/memory';
import { containerLimit } from './containerLimit';
import { nodeEviction } from './nodeEviction';

const END = Date.UTC(2026, 10, 23, 12);

function values({ samples }: Series): number[] {
  return samples.flatMap((sample) => ('stale' in sample ? [] : [sample.v]));
}

describe('the samples of container-limit', () => {
  const { series, truth } = containerLimit.build(END);
  const of = (name: string, container: string) =>
    series.filter(({ labels }) => labels.__name__ === name && labels.container === container);

  it('never show the container above 70 % of its limit', () => {
    const seen = of('container_memory_working_set_bytes', 'thumbnailer').flatMap(values);
    expect(Math.max(...seen)).toBeLessThan(0.7 * 512 * MiB);
    expect(Math.max(...of('container_memory_max_usage_bytes', 'thumbnailer').flatMap(values))).toBeLessThan(
      0.7 * 512 * MiB
    );
  });

  it('end each dead container before its death, with a staleness marker at the next scrape', () => {
    const instances = of('container_memory_working_set_bytes', 'thumbnailer').filter(
      ({ samples }) => 'stale' in (samples.at(-1) ?? {})
    );
    expect(instances).toHaveLength(truth.length);
    instances.forEach(({ samples }, i) => {
      const died = Date.parse(truth[i].time);
      expect(samples.at(-2)?.t).toBeLessThan(died);
      expect(samples.at(-1)?.t).toBeGreaterThan(died);
      expect(samples.at(-1)?.t).toBeLessThan(died + 31_000);
    });
  });

  it('count every kill in the restarts, a little late, and date the last one to the second', () => {
    const restarts = of('kube_pod_container_status_restarts_total', 'thumbnailer').flatMap(values);
    expect(Math.max(...restarts)).toBe(truth.length);
    const dates = new Set(of('kube_pod_container_status_last_terminated_timestamp', 'thumbnailer').flatMap(values));
    const last = Date.parse(truth[truth.length - 1].time) / 1000;
    expect(
      Math.abs((values(of('kube_pod_container_status_last_terminated_timestamp', 'thumbnailer')[0]).at(-1) ?? 0) - last)
    ).toBeLessThan(2);
    expect(dates.size).toBe(truth.length);
  });

  it('are in order of time, no series twice, none after the end', () => {
    expect(new Set(series.map(({ labels }) => JSON.stringify(labels))).size).toBe(series.length);
    for (const { samples } of series) {
      expect(samples.every((sample, i) => i === 0 || sample.t > samples[i - 1].t)).toBe(true);
      expect(samples[samples.length - 1].t).toBeLessThanOrEqual(END);
    }
  });
});

describe('the samples of node-eviction', () => {
  const { series } = nodeEviction.build(END, { lastSeconds: 4500 });

  it('are the same each time, and move with the end', () => {
    const hour = 3_600_000;
    const later = nodeEviction.build(END + hour, { lastSeconds: 4500 });
    const moved = ({ t, ...rest }: Sample) => ({ t: t + hour, ...rest });
    const memory = (all: Series[]) => all.filter(({ labels }) => labels.__name__.startsWith('container_memory'));
    expect(memory(later.series).map(({ samples }) => samples.length)).toEqual(
      memory(series).map(({ samples }) => samples.length)
    );
    expect(later.series[7].samples).toEqual(series[7].samples.map(moved));
    expect(memory(later.series)[5].samples).toEqual(memory(series)[5].samples.map(moved));
  });

  const last = (name: string, wanted: Record<string, string>) => {
    const found = series.find(
      ({ labels }) => labels.__name__ === name && Object.entries(wanted).every(([key, value]) => labels[key] === value)
    );
    return found && values(found).at(-1);
  };

  it('show the evicted pod as the recording does', () => {
    const reason = { container: 'report-renderer', reason: 'ContainerStatusUnknown' };
    expect(last('kube_pod_container_status_terminated_reason', reason)).toBe(1);
    expect(last('kube_pod_container_status_last_terminated_reason', reason)).toBe(1);
    expect(last('kube_pod_container_status_last_terminated_timestamp', { container: 'report-renderer' })).toBe(
      -62135596800
    );
    expect(last('kube_pod_container_status_restarts_total', { container: 'report-renderer' })).toBe(1);
  });

  it('give birth to kubelet_evictions at 1', () => {
    const evictions = series.filter(({ labels }) => labels.__name__ === 'kubelet_evictions');
    expect(evictions.map(({ labels }) => labels.eviction_signal)).toEqual(['memory.available']);
    expect(values(evictions[0])[0]).toBe(1);
  });

  it('start the replacement on another node', () => {
    const nodes = series
      .filter(({ labels }) => labels.__name__ === 'kube_pod_info' && labels.pod.startsWith('report-renderer'))
      .map(({ labels }) => labels.node);
    expect(new Set(nodes)).toEqual(new Set(['worker-8', 'worker-9']));
  });
});
