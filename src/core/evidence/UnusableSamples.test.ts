import { Series } from './Series';
import { UnusableSamples } from './UnusableSamples';

const of = (metric: string, values: number[], leftOut?: number): Series => ({
  metric,
  labels: { pod: 'cart-1' },
  times: values.map((_, i) => 1000 * i),
  values,
  ...(leftOut === undefined ? {} : { leftOut }),
});

describe('UnusableSamples', () => {
  it('takes negative bytes and counts out, and says of which metrics', () => {
    const unusable = new UnusableSamples();
    const [memory] = unusable.without([of('container_memory_rss', [5, -1, 7])]);
    expect([memory.times, memory.values]).toEqual([
      [0, 2000],
      [5, 7],
    ]);
    expect(unusable.notices()).toEqual([
      { id: 'notice.samples-unusable', params: { count: 1, metrics: 'container_memory_rss' } },
    ]);
  });

  it('takes out what is no date', () => {
    const unusable = new UnusableSamples();
    const [finished] = unusable.without([of('kube_pod_container_status_last_terminated_timestamp', [1.8e9, 2 ** 53])]);
    expect(finished.values).toEqual([1.8e9]);
  });

  it('leaves the time that stands for none, and what has no metric of its own', () => {
    const unusable = new UnusableSamples();
    const all = [of('kube_pod_container_status_last_terminated_timestamp', [-62135596800]), of('', [-1])];
    expect(unusable.without(all)).toEqual(all);
    expect(unusable.notices()).toEqual([]);
  });

  it('leaves an exit code below zero, which is an NTSTATUS, and none that no int32 holds', () => {
    const unusable = new UnusableSamples();
    const [exits] = unusable.without([of('kube_pod_container_status_last_terminated_exitcode', [-1073741801, -3e9])]);
    expect(exits.values).toEqual([-1073741801]);
  });

  it('counts what the answer had beyond numbers once, however often it is read', () => {
    const unusable = new UnusableSamples();
    const read = () => unusable.without([of('node_vmstat_oom_kill', [1], 2)]);
    expect(read()).toEqual(read());
    expect(read()[0]).not.toHaveProperty('leftOut');
    expect(unusable.notices()[0].params).toEqual({ count: 2, metrics: 'node_vmstat_oom_kill' });
  });
});
