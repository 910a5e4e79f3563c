import { eventList } from '../api/eventList';
import { podList } from '../api/podList';
import { Incident, Series } from '../incident';
import { incidentNamed } from '../index';
import { publish } from './podStatuses';

const END = Date.UTC(2026, 10, 23, 12);

const simulate = (name: string) => incidentNamed(name).simulate(END);
const build = (name: string): Incident => incidentNamed(name).build(END);
const named = (incident: Incident, metric: string, wanted: Record<string, string> = {}): Series[] =>
  incident.series.filter(
    ({ labels }) =>
      labels.__name__ === metric && Object.entries(wanted).every(([label, value]) => labels[label] === value)
  );
const valuesOf = ({ samples }: Series) => samples.flatMap((sample) => ('v' in sample ? [sample.v] : []));

describe('what the kubelet makes of kills by the kernel', () => {
  it('does not start the containers before the init container is through, which has metrics of its own', () => {
    const incident = build('container-limit-init-container');
    const [restarts] = named(incident, 'kube_pod_init_container_status_restarts_total', { container: 'unpack-index' });
    expect(Math.max(...valuesOf(restarts))).toBe(3);
    expect(named(incident, 'kube_pod_container_status_restarts_total', { container: 'unpack-index' })).toEqual([]);
    const { cluster } = simulate('container-limit-init-container');
    const [unpacked] = cluster.pods.flatMap(({ instances }) =>
      instances.filter(({ spec, endedAt }) => spec.name === 'unpack-index' && endedAt !== null).slice(-1)
    );
    const [main] = cluster.pods.flatMap(({ instances }) => instances.filter(({ spec }) => spec.name === 'search'));
    expect(main.startedAt).toBeGreaterThan(unpacked.endedAt ?? Infinity);
  });

  it('restarts a sidecar beside the running containers', () => {
    const { cluster } = simulate('container-limit-native-sidecar');
    const [pod] = cluster.pods.filter(({ spec }) => spec.initContainers);
    expect(pod.instances.map(({ spec, endedAt }) => [spec.name, endedAt === null])).toEqual([
      ['mesh-proxy', false],
      ['api', true],
      ['mesh-proxy', true],
    ]);
  });

  it('has no container where the runtime’s init was killed, and says so in event and status', () => {
    const { cluster, epoch } = simulate('container-limit-runtime-init');
    const events = JSON.stringify(eventList(cluster, epoch));
    expect(events).toContain('container init was OOM-killed (memory limit too low?)');
    expect(events).not.toContain('Started container ping');
    expect(JSON.stringify(podList(cluster, epoch))).toContain('"reason":"StartError"');
  });

  it('calls an end Error first where the runtime is late, and OOMKilled of the same container after', () => {
    const incident = build('container-limit-reason-late');
    const reasons = named(incident, 'kube_pod_container_status_last_terminated_reason', { container: 'avatars' });
    const firstOf = (reason: string) => reasons.find(({ labels }) => labels.reason === reason)?.samples[0].t ?? NaN;
    expect(firstOf('OOMKilled') - firstOf('Error')).toBeGreaterThan(0);
    expect(incident.truth[0].reason).toBe('OOMKilled');
  });

  it('turns all conditions Unknown while the node stalls for longer than the controller waits', () => {
    const incident = build('node-oom-thrashing');
    const unknown = named(incident, 'kube_node_status_condition', { condition: 'MemoryPressure', status: 'unknown' });
    expect(unknown.map((series) => Math.max(...valuesOf(series))).sort()).toEqual([0, 1]);
    const up = named(incident, 'up', { job: 'kubelet' }).map((series) => Math.min(...valuesOf(series)));
    expect(up).toContain(0);
  });

  it('never publishes a status before the last one', () => {
    const { cluster } = simulate('container-limit-reason-late');
    const [pod] = cluster.pods;
    publish(pod, -Infinity, {});
    const times = pod.statuses.map(({ at }) => at);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
  });
});

describe('a Prometheus that is not at its best', () => {
  it('holds each series of two replicas, apart by their label alone, with scrapes at different times', () => {
    const incident = build('node-oom-two-replicas');
    const memory = named(incident, 'node_memory_MemFree_bytes');
    expect(new Set(memory.map(({ labels }) => labels.prometheus_replica)).size).toBe(2);
    const [one, other] = memory.filter(({ labels }) => labels.instance === memory[0].labels.instance);
    expect(one.samples[3].t).not.toBe(other.samples[3].t);
    const [{ labels }] = named(incident, 'container_memory_rss', { container: 'cart' });
    const both = named(incident, 'container_memory_rss', { name: labels.name });
    const [a, b] = both.map(({ samples }) => new Map(samples.map((sample) => [sample.t, JSON.stringify(sample)])));
    const shared = [...a.keys()].filter((t) => b.has(t));
    expect(shared.length).toBeGreaterThan(5);
    expect(shared.every((t) => a.get(t) === b.get(t))).toBe(true);
  });

  it('has no sample, and no marker, of the time in which it was down', () => {
    const incident = build('node-oom-prometheus-down');
    const second = (t: number) => (t - END) / 1000 + 1800;
    const inGap = incident.series.flatMap(({ labels, samples }) =>
      samples.filter(({ t }) => second(t) > 800 && second(t) < 1000).map(() => labels.__name__)
    );
    // cAdvisor's samples have times of their own: the last ones may be from before it was up again
    expect(inGap.filter((name) => !name.startsWith('container_'))).toEqual([]);
  });

  it('hears of a kill six seconds too late from a node whose clock is ahead', () => {
    const { truth, kernelLog } = build('container-limit-clock-ahead');
    const [line] = Object.values(kernelLog).flatMap((log) => /^(\S+) .*oom-kill:/m.exec(log)?.[1] ?? []);
    expect(Math.round((Date.parse(line) - Date.parse(truth[0].time)) / 1000)).toBe(6);
  });
});

describe('kernels that tell nobody', () => {
  it('leave no log, no count and no series of containers, but an end', () => {
    const incident = build('unseen-kata');
    expect(Object.values(incident.kernelLog).join('')).not.toContain('oom-kill:');
    expect(named(incident, 'container_memory_rss', { container: 'sandbox' })).toEqual([]);
    expect(named(incident, 'kube_pod_runtimeclass_name_info', { runtimeclass_name: 'kata-qemu' })).toHaveLength(1);
    named(incident, 'node_vmstat_oom_kill').forEach((series) => expect(Math.max(...valuesOf(series))).toBe(0));
    expect(named(incident, 'kube_pod_container_status_last_terminated_reason', { reason: 'OOMKilled' })).toHaveLength(
      1
    );
  });
});
