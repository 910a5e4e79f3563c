import { PodObject } from '../../evidence/cluster/PodObject';
import { Evidence } from '../../evidence/Evidence';
import { NodeRecords } from '../../evidence/NodeRecords';
import { Series } from '../../evidence/Series';
import { NO_WITNESSES, Witnesses } from '../../evidence/Witnesses';
import { at, evidenceOf, POD, scraped, series } from '../../testing/evidenceOf';
import { evictedEvent as event, lowOnMemory as low } from '../../testing/evictedEvent';
import { evictionThresholdOf } from './evictionThreshold';

const MIB = 2 ** 20;
const NODE = { node: POD.node };

const object = (message: string, more: Partial<PodObject> = {}): PodObject => ({
  namespace: 'reports',
  pod: 'render-1',
  uid: '',
  node: POD.node,
  reason: 'Evicted',
  message,
  disruption: null,
  deletionAt: null,
  graceSeconds: null,
  containers: [],
  ...more,
});
const capacity = series('kube_node_status_capacity', { ...NODE, resource: 'memory' }, [[-1800, 16_384 * MIB]]);
/** The root cgroup, by what it leaves in MiB. */
const left = (mib: (seconds: number) => number | null, from = -1800) =>
  scraped('container_memory_working_set_bytes', { ...NODE, id: '/' }, from, 600, (t) => {
    const size = mib(t);
    return size === null ? null : (16_384 - size) * MIB;
  });
const counted = (signal: string, points: Array<[number, number]>) =>
  series('kubelet_evictions', { ...NODE, eviction_signal: signal }, points);
const KUBELET = series('kubelet_node_name', NODE, [[-1800, 1], [600, 1]]); // prettier-ignore
const EVICTED = counted('memory.available', [[20, 1], [50, 1]]); // prettier-ignore

function thresholdOf(all: Series[], witnesses: Partial<Witnesses> = {}, more: Partial<Evidence> = {}, node = POD.node) {
  const evidence = evidenceOf(all, { witnesses: { ...NO_WITNESSES, ...witnesses }, ...more });
  const found = evictionThresholdOf(evidence, new NodeRecords(evidence, node, ''), at(300));
  return found && { from: found.from, mib: found.bytes / MIB };
}

const ASSUMED = { from: 'assumed', mib: 100 };
const told = (mib: number) => ({ from: 'eviction-message', mib });

describe('the threshold that the kubelet names when it evicts', () => {
  it.each<[string, Partial<Witnesses>]>([
    ['in an event', { events: [event(low('750Mi', '700Mi'))] }],
    ['in the pod’s object', { pods: [object(low('750Mi', '700Mi'))] }],
  ])('is known %s', (_, witnesses) => {
    expect(thresholdOf([], witnesses)).toEqual(told(750));
  });

  it('is that of its node alone', () => {
    const events = [event(low('750Mi', '700Mi'), { node: 'worker-2' })];
    expect(thresholdOf([], { events })).toEqual(ASSUMED);
    const hosted = [event(low('750Mi', '700Mi'), { node: '', namespace: POD.namespace, name: POD.pod, uid: POD.uid })];
    expect(thresholdOf([], { events: hosted })).toEqual(told(750));
    const nodes = ['a', 'b'].map((cluster) => ({ cluster, node: POD.node }));
    expect(thresholdOf([], { events: [event(low('750Mi', '700Mi'))] }, { nodes })).toEqual(ASSUMED);
  });

  it('is the last before, else the first after', () => {
    const events = [
      event(low('500Mi', '1Mi'), { firstAt: at(100) }),
      event(low('750Mi', '1Mi'), { firstAt: at(-100) }),
    ];
    expect(thresholdOf([], { events })).toEqual(told(500));
    expect(thresholdOf([], { events: [event(low('900Mi', '1Mi'), { firstAt: at(900) }), ...events] })).toEqual(
      told(500)
    );
    expect(thresholdOf([], { events: [event(low('900Mi', '1Mi'), { firstAt: at(900) })] })).toEqual(told(900));
  });

  it('outranks what the pods’ limit implies, and is not in other words', () => {
    const implied = [
      series('container_spec_memory_limit_bytes', { ...NODE, id: '/kubepods' }, [[-900, 15_000 * MIB]]),
      series('kube_node_status_allocatable', { ...NODE, resource: 'memory' }, [[-900, 14_700 * MIB]]),
      series('node_memory_HugePages_Total', NODE, [[-900, 0]]),
    ];
    expect(thresholdOf(implied)).toEqual({ from: 'kubepods', mib: 300 });
    expect(thresholdOf(implied, { events: [event(low('750Mi', '700Mi'))] })).toEqual(told(750));
    const others = [
      'The node was low on resource: memory. Container render was using 5053216Ki, which exceeds its request of 0. ',
      'The node was low on resource: ephemeral-storage. Threshold quantity: 1Gi, available: 900Mi. ',
      'The node had condition: [MemoryPressure]. ',
    ];
    expect(thresholdOf(implied, { events: others.map((text) => event(text)) })).toEqual({ from: 'kubepods', mib: 300 });
  });

  it('is not that of the pods’ common cgroup, which has the same words', () => {
    const ofPods = counted('allocatableMemory.available', [[20, 1]]);
    const share = [event(low('700Mi', '650Mi'))];
    // by the signal that was counted; a copy of the default would be 100Mi
    expect(thresholdOf([KUBELET, ofPods], { events: share })).toBeNull();
    expect(thresholdOf([KUBELET, ofPods], { events: [event(low('100Mi', '80Mi'))] })).toEqual(ASSUMED);
    expect(thresholdOf([KUBELET, EVICTED], { events: share })).toEqual(told(700));
    // by what the node had left
    expect(thresholdOf([capacity, left(() => 3000)], { events: share })).toBeNull();
    expect(thresholdOf([capacity, left(() => 690)], { events: share })).toEqual(told(700));
  });
});

describe('the default threshold', () => {
  it('is assumed where nothing says another, and nobody was evicted for memory', () => {
    expect(thresholdOf([capacity, left(() => 900)])).toEqual(ASSUMED);
  });

  it('is refuted by an eviction for memory with much more available', () => {
    expect(thresholdOf([KUBELET, capacity, left(() => 800), EVICTED])).toBeNull();
  });

  it('is not where memory may have fallen to it unseen', () => {
    expect(thresholdOf([KUBELET, capacity, left((t) => (t < 0 ? 1500 + 30 * t : 1400)), EVICTED])).toEqual(ASSUMED);
    expect(thresholdOf([KUBELET, capacity, left((t) => (t === 0 ? 150 : 800)), EVICTED])).toEqual(ASSUMED);
    expect(thresholdOf([KUBELET, capacity, left(() => 800, 300), EVICTED])).toEqual(ASSUMED);
    const silent = left((t) => (t > -60 && t < 90 ? null : 800));
    expect(thresholdOf([KUBELET, capacity, silent, EVICTED])).toEqual(ASSUMED);
  });

  it('is not by evictions for something else, or at a time that is not known', () => {
    const steady = [capacity, left(() => 800)];
    expect(thresholdOf([KUBELET, ...steady, counted('allocatableMemory.available', [[20, 1]])])).toEqual(ASSUMED);
    expect(thresholdOf([KUBELET, ...steady, counted('nodefs.available', [[20, 1]])])).toEqual(ASSUMED);
    // it stood there when reading began
    expect(thresholdOf([KUBELET, ...steady, counted('memory.available', [[-1800, 3], [600, 3]])])).toEqual(ASSUMED); // prettier-ignore
  });

  it('is by a kubelet that counts anew', () => {
    const steady = [KUBELET, capacity, left(() => 800)];
    expect(thresholdOf([...steady, counted('memory.available', [[-900, 3], [20, 1]])])).toBeNull(); // prettier-ignore
  });

  it('is not by a measure that the kubelet does not count by', () => {
    const meminfo = (name: string, mib: number) =>
      scraped(`node_memory_${name}_bytes`, NODE, -1800, 600, () => mib * MIB);
    const free = [KUBELET, EVICTED, meminfo('MemTotal', 16_384), meminfo('MemAvailable', 4000)];
    const parts = Object.entries({ AnonPages: 12_000, Cached: 3000, Buffers: 100, SwapCached: 0, Inactive_file: 800 });
    const counts = [...free, ...parts.map(([name, mib]) => meminfo(name, mib))];
    expect(thresholdOf(free)).toEqual(ASSUMED);
    expect(thresholdOf(counts)).toBeNull();
    const old = series('kube_node_info', { ...NODE, kubelet_version: 'v1.26.15' }, [[-900, 1]]);
    expect(thresholdOf([...counts, old])).toEqual(ASSUMED);
  });
});

describe('the threshold that the data source’s settings say', () => {
  it('goes before what the kubelet names', () => {
    const events = [event(low('750Mi', '700Mi'))];
    const set = (evictionThreshold: string, all = [capacity]) => thresholdOf(all, { events }, { evictionThreshold });
    expect(set('500Mi')).toEqual({ from: 'settings', mib: 500 });
    expect(set('6.25%')).toEqual({ from: 'settings', mib: 1024 });
    expect(set('5%', [])).toEqual(told(750));
  });
});
