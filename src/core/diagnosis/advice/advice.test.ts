import fc from 'fast-check';
import { Neighbourhood } from '../../evidence/Evidence';
import { Series } from '../../evidence/Series';
import { NO_WITNESSES, Witnesses } from '../../evidence/Witnesses';
import { FAMILIES } from '../../evidence/families';
import { Advice, EvidenceRow, Ranking, SparedBy } from '../../explanation/Explanation';
import { say } from '../../explanation/words/say';
import { Kill } from '../../kills/Kill';
import { parseQuantity } from '../../kubernetes/quantity';
import { at, evidenceOf, OF_CONTAINER, POD, series } from '../../testing/evidenceOf';
import { evictedEvent, lowOnMemory } from '../../testing/evictedEvent';
import { killOf } from '../../testing/killOf';
import { testimony } from '../../testimony/Testimony';
import { CAUSES } from '../Cause';
import { consumers } from '../consumers/consumers';
import { ContainersOfNodes } from '../consumers/ContainersOfNodes';
import { gatherFacts } from '../facts/Facts';
import { Scene } from '../facts/Scene';
import { Verdict } from '../weigh';
import { advice } from './advice';

const MIB = 2 ** 20;
type Points = Array<[number, number]>;
type Cause = Verdict['cause'];

const mib = (points: Points): Points => points.map(([seconds, size]) => [seconds, size * MIB]);
const OF_CGROUP = { namespace: POD.namespace, pod: POD.pod, container: 'cart', id: '/cart' };
const own = (metric: string, points: Points) => series(metric, OF_CGROUP, mib(points));
const ofNode = (metric: string, points: Points, labels = {}) =>
  series(metric, { node: POD.node, ...labels }, mib(points));
const of = (metric: string, name: string, points: Points) =>
  series(metric, { namespace: 'shop', pod: `${name}-1`, container: name, id: `/${name}` }, mib(points));
const limitOf = (size: number) => series('kube_pod_container_resource_limits', { ...OF_CONTAINER, resource: 'memory' }, mib([[-900, size]])); // prettier-ignore
const requestOf = (size: number) => series('kube_pod_container_resource_requests', { ...OF_CONTAINER, resource: 'memory' }, mib([[-900, size]])); // prettier-ignore
const INFO = series('kube_pod_container_info', OF_CONTAINER, [[-900, 1]]);
const every30 = (from: number, to: number, value: (seconds: number) => number): Points =>
  Array.from({ length: (to - from) / 30 + 1 }, (_, i) => [from + 30 * i, value(from + 30 * i)]);

interface Given {
  kill?: Partial<Kill>;
  neighbours?: Series[];
  ranking?: Ranking | null;
  missing?: Array<EvidenceRow['family']>;
  signal?: string | null;
  witnesses?: Partial<Witnesses>;
}

function given(
  cause: Cause,
  all: Series[],
  { kill: about, neighbours, ranking, missing = [], signal, witnesses = {} }: Given = {}
) {
  const evidence = evidenceOf([INFO, ...all], {
    collected: ['kube_pod_container_resource_limits'],
    witnesses: { ...NO_WITNESSES, ...witnesses },
  });
  const kill = killOf(about);
  const facts = gatherFacts(new Scene(evidence, [kill]), kill);
  const verdict: Verdict = {
    cause,
    certainty: 'inferred',
    score: 0.9,
    alternatives: [],
    findings: [],
    heard: { left: null, disagree: false, deciding: [] },
  };
  const around: Neighbourhood | null = neighbours
    ? { cluster: '', node: POD.node, from: at(-900), to: at(120), series: evidenceOf(neighbours).series }
    : null;
  const containers = new ContainersOfNodes(evidence).of(around, POD.node);
  return advice({
    facts,
    verdict,
    containers,
    workload: { kind: 'Deployment', name: 'cart' },
    signal: signal ?? null,
    ranking: ranking ?? null,
    consumers: consumers(facts, verdict, containers),
    evidence: missing.map((family) => ({ family, bears: 'missing' }) as EvidenceRow),
  });
}

const short = (all: Advice[]) => all.map(({ kind, field, from, to }) => ({ kind, field, from, to }));

describe('advice on a container’s own limit', () => {
  it('gives no number for a leak, but says how long twice the limit would last', () => {
    const leak = own(
      'container_memory_rss',
      every30(-300, 0, (t) => 400 + t)
    ); // 1 MiB/s from 100 MiB
    const [first] = given('container-limit', [leak, own('container_memory_usage_bytes', [[-1, 399]]), limitOf(420)]);
    expect(first).toMatchObject({ kind: 'inspect', field: 'resources.limits.memory', from: '420Mi', to: null });
    expect(first.message).toEqual({ id: 'advice.leak', params: { rateBytes: MIB, instanceCount: 1, laterSeconds: 740 } }); // prettier-ignore
  });

  it('leaves room for one more of the largest measured rise above a plateau at the limit', () => {
    const level = every30(-600, 0, (t) => (t < -300 ? 300 + (t + 600) / 10 : 330 + (t === -90 ? 25 : 0)));
    const usage = own('container_memory_usage_bytes', [[-1, 345]]);
    expect(short(given('container-limit', [own('container_memory_rss', level), usage, limitOf(350)]))[0]).toEqual({
      kind: 'change',
      field: 'resources.limits.memory',
      from: '350Mi',
      to: '375Mi',
    });
  });

  it('speaks of files in memory where those filled the limit and its own memory stood still', () => {
    const rss = own('container_memory_rss', every30(-600, 0, () => 60)); // prettier-ignore
    const usage = own('container_memory_usage_bytes', every30(-600, 0, (t) => 340 + t / 3)); // prettier-ignore
    const [first] = given('container-limit', [rss, usage, limitOf(345)]);
    expect(first).toMatchObject({
      kind: 'inspect',
      field: 'volumes.emptyDir.sizeLimit',
      message: { id: 'advice.files-in-memory' },
    });
  });

  it('gives no number for a burst that nobody measured', () => {
    const usage = own('container_memory_usage_bytes', every30(-600, 0, () => 100)); // prettier-ignore
    const [first, second] = given('container-limit', [usage, limitOf(512)]);
    expect(first).toMatchObject({ kind: 'inspect', to: null, message: { id: 'advice.burst' } });
    expect(second.field).toMatch(/^kubectl logs --previous/);
  });

  it('is what it held, where the limit was lowered below that', () => {
    const held = own('container_memory_usage_bytes', [[-10, 200.4]]); // prettier-ignore
    expect(short(given('container-limit', [held, limitOf(128)]))[0]).toMatchObject({ kind: 'change', to: '201Mi' });
  });
});

describe('advice on a pod’s limit', () => {
  const OF_POD = { ...OF_CONTAINER, container: '', node: POD.node, id: `/kubepods/burstable/pod${POD.uid}` };
  const steady = (size: number) => every30(-300, 0, () => size);
  const ofPod = (metric: string, size: number) => series(metric, OF_POD, mib(steady(size)));
  const left = (heldByContainer: number) =>
    short(
      given('pod-limit', [
        own('container_memory_rss', steady(heldByContainer)),
        own('container_memory_usage_bytes', steady(heldByContainer)),
        ofPod('container_memory_usage_bytes', 299),
        ofPod('container_spec_memory_limit_bytes', 300),
        series('kube_pod_container_info', OF_CONTAINER, [[-300, 1]]),
        limitOf(300),
      ])
    )[0];

  it('gives the volume what the containers leave of it', () => {
    expect(left(100)).toEqual({ kind: 'change', field: 'volumes.emptyDir.sizeLimit', from: null, to: '200Mi' });
  });

  it('gives no size that would be none', () => {
    expect(left(260)).toMatchObject({ kind: 'change', to: '40Mi' });
    expect(left(290)?.field).not.toBe('volumes.emptyDir.sizeLimit');
  });
});

describe('advice after a node ran out', () => {
  // 8000 of 10000 left in the quiet moment; batch takes 7000 of it, the others 500
  const LEFT = [
    ofNode('node_memory_MemTotal_bytes', [[-600, 10_000], [-300, 10_000], [-60, 10_000], [-20, 10_000]]), // prettier-ignore
    ofNode('node_memory_MemFree_bytes', [[-600, 7900], [-300, 8000], [-60, 1300], [-20, 500]]), // prettier-ignore
    ofNode('node_memory_MemAvailable_bytes', [[-600, 7900], [-300, 8000], [-60, 1300], [-20, 500]]), // prettier-ignore
  ];
  const BATCH = [
    of('container_memory_rss', 'batch', [[-310, 100], [-25, 7100]]), // prettier-ignore
    of('container_memory_usage_bytes', 'batch', [[-310, 100], [-25, 7100]]), // prettier-ignore
    of('container_memory_working_set_bytes', 'batch', [[-310, 100], [-25, 7100]]), // prettier-ignore
  ];

  it('is a limit for who grew most, with which the node would have kept the kubelet’s reserve', () => {
    const found = given('node-oom', LEFT, { neighbours: BATCH }).find(({ field }) => field.endsWith('limits.memory'))!;
    // 100 held + 8000 left - 100 threshold - 500 by others
    expect(found).toMatchObject({ kind: 'change', target: 'Pod shop/batch-1, container batch', from: null, to: '7500Mi' }); // prettier-ignore
    expect(8000 - (parseQuantity(found.to!)! / MIB - 100) - 500).toBeGreaterThanOrEqual(100);
  });

  it('is none for it where it has such a limit', () => {
    const limit = series('kube_pod_container_resource_limits', { namespace: 'shop', pod: 'batch-1', container: 'batch', resource: 'memory' }, mib([[-900, 7200]])); // prettier-ignore
    const fields = given('node-oom', LEFT, { neighbours: [...BATCH, limit] }).filter(({ kind }) => kind === 'change').map(({ field }) => field); // prettier-ignore
    expect(fields).not.toContain('resources.limits.memory');
  });

  it('is a threshold that outlasts the kubelet’s loop, its answer and the grace, at the fastest fall', () => {
    const took = [-600, -300, -60].map((time): [number, number] => [time, 3]); // prettier-ignore
    const scrapes = series('scrape_duration_seconds', { node: POD.node, instance: 'a' }, took);
    const found = given('node-oom', [...LEFT, scrapes], { neighbours: BATCH }).find(({ field }) => field.startsWith('evictionHard'))!; // prettier-ignore
    // 800 MiB in 40 s: 20 MiB/s over 10 + 3 + 2 s
    expect(found).toMatchObject({ kind: 'change', target: `Node ${POD.node}`, from: '100Mi', to: '300Mi' });
    expect(say(found.message)).toContain('up to 15 s pass');
  });

  it('says nothing of a kubelet that takes no time to answer', () => {
    const instant = series('scrape_duration_seconds', { node: POD.node, instance: 'a' }, [[-300, 0.04], [-60, 0.05]]); // prettier-ignore
    const found = given('node-oom', [...LEFT, instant], { neighbours: BATCH }).find(({ field }) => field.startsWith('evictionHard'))!; // prettier-ignore
    expect(say(found.message)).toContain('up to 12 s pass');
    expect(say(found.message)).not.toMatch(/\b0 s\b/);
  });

  it('starts from the threshold that the node really has, where its pods’ limit tells it', () => {
    const kubepods = ofNode('container_spec_memory_limit_bytes', [[-600, 9000]], { id: '/kubepods' }); // prettier-ignore
    const promised = (size: number) => ofNode('kube_node_status_allocatable', [[-600, size]], { resource: 'memory' });
    const pages = (count: number) => series('node_memory_HugePages_Total', { node: POD.node }, [[-600, count]]);
    const thresholdWith = (size: number, more = [pages(0)]) =>
      given('node-oom', [...LEFT, kubepods, promised(size), ...more], { neighbours: BATCH }).find(({ field }) => field.startsWith('evictionHard')); // prettier-ignore
    // 20 MiB/s over 10 + 2 s
    expect(thresholdWith(8800)).toMatchObject({
      from: '200Mi',
      to: '240Mi',
      message: { id: 'advice.threshold-known' },
    });
    expect(thresholdWith(9000)).toMatchObject({ from: null, to: '240Mi' });
    expect(thresholdWith(8700)).toBeUndefined();
    // what is set aside for huge pages nobody knows
    expect(thresholdWith(8800, [])).toMatchObject({ from: '100Mi', message: { id: 'advice.threshold' } });
  });

  it('starts from the threshold that the kubelet named when it evicted a neighbour', () => {
    const told = (threshold: number) => ({ events: [evictedEvent(lowOnMemory(`${threshold}Mi`, '90Mi'), { firstAt: at(20) })] }); // prettier-ignore
    const found = (threshold: number) => given('node-oom', LEFT, { neighbours: BATCH, witnesses: told(threshold) });
    expect(found(200).find(({ field }) => field.startsWith('evictionHard'))).toMatchObject({
      from: '200Mi',
      to: '240Mi',
      message: { id: 'advice.threshold-told', params: { evicted: 'reports/render-1' } },
    });
    expect(found(250).find(({ field }) => field.startsWith('evictionHard'))).toBeUndefined();
    // with the limit the node would have kept that much
    expect(found(250).find(({ field }) => field === 'resources.limits.memory')).toMatchObject({ to: '7350Mi' });
  });

  it('computes nothing from a default that an eviction refutes', () => {
    const steady = ofNode('container_memory_working_set_bytes', every30(-1800, -600, () => 9200), { id: '/' }); // prettier-ignore
    const counted = ofNode('kubelet_evictions', [[-700, 1], [-670, 2], [-600, 2]], { eviction_signal: 'memory.available' }); // prettier-ignore
    const found = given('node-oom', [...LEFT, steady, counted], { neighbours: BATCH });
    expect(short(found)).toContainEqual({ kind: 'inspect', field: 'evictionHard.memory.available', from: null, to: null }); // prettier-ignore
    expect(found.find(({ field }) => field.startsWith('evictionHard'))!.message.id).toBe('advice.threshold-unknown');
    expect(found.map(({ field }) => field)).not.toContain('resources.limits.memory');
  });

  it('is no threshold where none wins at a fair price', () => {
    const fast = [LEFT[0], LEFT[1], ofNode('node_memory_MemAvailable_bytes', [[-300, 8000], [-30, 7000], [-20, 500]])]; // prettier-ignore
    expect(short(given('node-oom', fast, { neighbours: BATCH }))).toContainEqual({
      kind: 'inspect',
      field: 'evictionHard.memory.available',
      from: null,
      to: null,
    });
  });

  it('is to reserve what the node’s own services held, where it was they that grew', () => {
    const anonymous = ofNode('node_memory_AnonPages_bytes', [[-600, 900], [-300, 900], [-20, 7000]]); // prettier-ignore
    const calm = BATCH.map((one) => ({ ...one, values: one.values.map(() => 100 * MIB) }));
    const limit = ofNode('container_spec_memory_limit_bytes', [[-600, 9000]], { id: '/kubepods' }); // prettier-ignore
    const usage = ofNode('container_memory_working_set_bytes', [[-30, 200]], { id: '/kubepods' }); // prettier-ignore
    const found = given('node-oom', [...LEFT, anonymous, limit, usage], { neighbours: calm });
    expect(short(found)).toContainEqual({ kind: 'change', field: 'systemReserved.memory', from: '1000Mi', to: '6900Mi' }); // prettier-ignore
  });

  it('is the request that would have put another first', () => {
    const sparedBy = {
      requestBytes: 700.2 * MIB,
      limitBytes: null,
      wouldHaveDied: { namespace: 'shop', pod: 'batch-1', container: 'batch', process: null },
    };
    const asked = (spared: SparedBy, more: Series[] = []) => given('node-oom', [...LEFT, requestOf(64), ...more], { ranking: { sparedBy: spared } as Ranking }); // prettier-ignore
    expect(asked(sparedBy)[0]).toMatchObject({ kind: 'change', target: 'Deployment shop/cart, container cart', field: 'resources.requests.memory', from: '64Mi', to: '701Mi', message: { id: 'advice.request-spares' } }); // prettier-ignore
    expect(asked(sparedBy)[0].also).toBeUndefined();
    const higher = asked({ ...sparedBy, limitBytes: 701 * MIB }, [limitOf(256)]);
    expect(higher[0].message).toMatchObject({ id: 'advice.request-spares-limit', params: { limitBytes: 701 * MIB } });
    expect(higher[0].also).toEqual({ field: 'resources.limits.memory', from: '256Mi', to: '701Mi' });
  });
});

describe('advice on an eviction', () => {
  const kill: Partial<Kill> = { kind: 'eviction', container: '' };
  const held = own('container_memory_working_set_bytes', [[-60, 300], [-10, 280]]); // prettier-ignore

  it('is a request that the pod did not exceed', () => {
    expect(short(given('node-eviction', [held, requestOf(128)], { kill }))[0]).toEqual({ kind: 'change', field: 'resources.requests.memory', from: '128Mi', to: '300Mi' }); // prettier-ignore
  });

  it('is no request above the limit, whatever it is rounded to', () => {
    const limit = (size: number) => given('node-eviction', [held, requestOf(128), limitOf(size)], { kill })[0];
    expect(limit(300)).toMatchObject({ field: 'resources.requests.memory', to: '300Mi' });
    const odd = [held, requestOf(128), limitOf(300.5)].map((one) => ({ ...one, values: one.values.map((value) => (value === 300 * MIB ? 300.2 * MIB : value)) })); // prettier-ignore
    expect(given('node-eviction', odd, { kill })[0]).toMatchObject({ to: String(300.5 * MIB) });
  });

  it('is a priority where it was within its request', () => {
    expect(given('node-eviction', [held, requestOf(512)], { kill })[0]).toMatchObject({ kind: 'inspect', field: 'priorityClassName' }); // prettier-ignore
  });

  it('is the request for storage that the kubelet’s own words support', () => {
    const quote = 'The node was low on resource: ephemeral-storage. Threshold quantity: 1Gi, available: 900Mi. Container cart was using 2100Mi, request is 0, has larger consumption of ephemeral-storage. '; // prettier-ignore
    const said = testimony({ family: 'events', joined: 'pod-uid', causes: ['storage-eviction'], quote });
    expect(short(given('storage-eviction', [], { kill: { ...kill, testimony: [said] } }))).toEqual([
      { kind: 'change', field: 'resources.requests.ephemeral-storage', from: null, to: '2100Mi' },
    ]);
  });
});

describe('advice while the cause is open', () => {
  it('is where to look for what is missing, commands first', () => {
    const found = given('undetermined', [], { missing: ['node-vmstat', 'kernel-log', 'events'] });
    expect(found.map(({ kind, field }) => [kind, field])).toEqual([
      ['inspect', `journalctl --dmesg --since='2026-11-23 11:57:54 UTC' --until='2026-11-23 12:02:06 UTC'`],
      ['inspect', `kubectl get events --namespace=shop --field-selector='involvedObject.name=cart-1'`],
      ['inspect', 'node-vmstat'],
    ]);
  });
});

it('has for every cause one to four things, and a number only where it changes something', () => {
  const points = (most: number) =>
    fc
      .array(fc.tuple(fc.integer({ min: -900, max: 0 }), fc.integer({ min: 0, max: most })), {
        minLength: 1,
        maxLength: 10,
      }) // prettier-ignore
      .map((all) => [...new Map(all)].sort(([a], [b]) => a - b));
  fc.assert(
    fc.property(
      fc.constantFrom(...CAUSES, 'undetermined' as const),
      fc.tuple(points(4000), points(4000), points(9000), points(9000)),
      fc.subarray([...FAMILIES]),
      fc.integer({ min: 1, max: 4000 }),
      (cause, [usage, rss, free, batch], missing, limit) => {
        const found = given(
          cause,
          [
            own('container_memory_usage_bytes', usage),
            own('container_memory_working_set_bytes', usage),
            own('container_memory_rss', rss),
            ofNode('node_memory_MemTotal_bytes', [[-900, 10_000]]),
            ofNode('node_memory_MemFree_bytes', free),
            ofNode('node_memory_MemAvailable_bytes', free),
            limitOf(limit),
          ],
          { missing, neighbours: [of('container_memory_rss', 'batch', batch), of('container_memory_usage_bytes', 'batch', batch)] } // prettier-ignore
        );
        expect(found.length).toBeGreaterThan(0);
        expect(found.length).toBeLessThanOrEqual(4);
        found.forEach(({ kind, from, to }) => {
          expect(kind === 'change').toBe(to !== null);
          expect(to === null || (parseQuantity(to)! > 0 && to !== from)).toBe(true);
        });
        expect(found.filter(({ message: { params } }) => Object.values(params).some((one) => typeof one === 'number' && !Number.isFinite(one)))).toEqual([]); // prettier-ignore
      }
    ),
    { numRuns: 300 }
  );
});
