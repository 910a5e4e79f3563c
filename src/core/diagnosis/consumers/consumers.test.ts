import fc from 'fast-check';
import { Evidence, Neighbourhood } from '../../evidence/Evidence';
import { Series } from '../../evidence/Series';
import { Consumers } from '../../explanation/Explanation';
import { at, evidenceOf, POD, series } from '../../testing/evidenceOf';
import { killOf } from '../../testing/killOf';
import { CAUSES } from '../Cause';
import { gatherFacts } from '../facts/Facts';
import { Scene } from '../facts/Scene';
import { Verdict } from '../weigh';
import { consumers } from './consumers';
import { ContainersOfNodes } from './ContainersOfNodes';

const MIB = 1024 * 1024;
type Points = Array<[number, number]>;

const mib = (points: Points): Points => points.map(([seconds, size]) => [seconds, size * MIB]);
const meminfo = (name: string, points: Points) => series(`node_memory_${name}_bytes`, { node: POD.node }, mib(points));
const of = (metric: string, name: string, points: Points) =>
  series(metric, { namespace: 'shop', pod: `${name}-1`, container: name, id: `/${name}` }, mib(points));
const rss = (name: string, points: Points) => of('container_memory_rss', name, points);

const verdictOf = (cause: Verdict['cause'], alternatives: Verdict['alternatives'] = []): Verdict => ({
  cause,
  certainty: cause === 'undetermined' ? 'undetermined' : 'inferred',
  score: cause === 'undetermined' ? null : 0.95,
  alternatives,
  findings: [],
  heard: { left: null, disagree: false, deciding: [] },
});

const around = (all: Series[]): Neighbourhood => {
  const byMetric: Record<string, Series[]> = {};
  all.forEach((one) => (byMetric[one.metric] ??= []).push(one));
  return { cluster: '', node: POD.node, from: at(-900), to: at(120), series: byMetric };
};

function account(
  ofNode: Series[],
  neighbours: Series[] | null,
  verdict: Verdict = verdictOf('node-oom'),
  also: Partial<Evidence> = {}
): Consumers | null {
  const evidence = evidenceOf(ofNode, also);
  const kill = killOf();
  const facts = gatherFacts(new Scene(evidence, [kill]), kill);
  return consumers(facts, verdict, new ContainersOfNodes(evidence).of(neighbours && around(neighbours), POD.node));
}

const rowsOf = (one: Consumers | null) =>
  one?.rows.map(({ kind, container, growthBytes }) => `${kind} ${container} ${growthBytes / MIB}`.replace('  ', ' '));

describe('the account of a node’s growth', () => {
  // quiet at -300: 4000 in use; 9000 at the end
  const TOTAL = meminfo('MemTotal', [[-600, 16_000], [-300, 16_000], [-20, 16_000]]); // prettier-ignore
  const FREE = meminfo('MemFree', [[-600, 11_000], [-300, 12_000], [-20, 7000]]); // prettier-ignore
  const PARTS = [
    meminfo('AnonPages', [[-600, 3000], [-300, 2500], [-20, 7100]]), // prettier-ignore
    meminfo('Cached', [[-600, 1000], [-300, 1000], [-20, 1200]]), // prettier-ignore
    meminfo('Buffers', [[-600, 50], [-300, 50], [-20, 60]]), // prettier-ignore
    meminfo('Slab', [[-600, 200], [-300, 200], [-20, 230]]), // prettier-ignore
    meminfo('PageTables', [[-600, 10], [-300, 10], [-20, 20]]), // prettier-ignore
  ];
  const BATCH = rss('batch', [[-310, 100], [-25, 4100]]); // prettier-ignore
  const CART = rss('cart', [[-310, 500], [-25, 440]]); // prettier-ignore

  it('goes from the last quiet moment to the last sample before, and balances', () => {
    const told = account([TOTAL, FREE, ...PARTS], [BATCH, CART]);
    expect(told).toMatchObject({ totalBytes: 5000 * MIB, formula: 'node_memory_MemTotal_bytes - node_memory_MemFree_bytes' }); // prettier-ignore
    expect([told!.from, told!.to].map((time) => (Date.parse(time) - at(0)) / 1000)).toEqual([-300, -20]);
    expect(rowsOf(told)).toEqual([
      'container batch 4000',
      'container cart -60',
      'system 660', // 4600 more anonymous pages, 3940 of them in containers
      'kernel 40',
      'cache 210',
      'unexplained 150',
    ]);
    const grown = 4000 + 660 + 40 + 210 + 150;
    expect(told!.rows.map(({ share }) => share)).toEqual([4000, -60, 660, 40, 210, 150].map((one) => one / grown));
  });

  it('says what each container requests and had in use', () => {
    const requests = series('kube_pod_container_resource_requests', { namespace: 'shop', pod: 'batch-1', container: 'batch', resource: 'memory' }, [[-600, 64 * MIB]]); // prettier-ignore
    const usage = of('container_memory_usage_bytes', 'batch', [[-25, 4200]]);
    const [batch, cart] = account([TOTAL, FREE, ...PARTS], [BATCH, CART, requests, usage])!.rows;
    expect(batch).toMatchObject({ requestBytes: 64 * MIB, usageBytes: 4200 * MIB });
    expect(cart).toMatchObject({ requestBytes: null, usageBytes: null });
  });

  it('counts a container that came as all growth and one that went as all loss', () => {
    const told = account([TOTAL, FREE], [rss('new', [[-100, 10], [-25, 3000]]), rss('gone', [[-310, 1000], [-150, 1000]])]); // prettier-ignore
    expect(rowsOf(told)).toEqual(['container new 3000', 'container gone -1000', 'unexplained 3000']);
  });

  it('tells small containers together, so that nothing is left out', () => {
    const small = Array.from({ length: 50 }, (_, i) => rss(`small${i}`, [[-310, 10], [-25, 12]])); // prettier-ignore
    expect(rowsOf(account([TOTAL, FREE], [BATCH, ...small]))).toEqual([
      'container batch 4000',
      'container 100',
      'unexplained 900',
    ]);
  });

  it('takes several instances of one container for one', () => {
    const restarted = { ...rss('batch', [[-100, 50], [-25, 700]]), labels: { ...BATCH.labels, id: '/second' } }; // prettier-ignore
    const first = rss('batch', [[-310, 600], [-150, 900]]); // prettier-ignore
    expect(rowsOf(account([TOTAL, FREE], [first, restarted]))?.[0]).toBe('container batch 100');
  });

  it('blames no service where not all containers of the node are known', () => {
    const here = { ...BATCH, labels: { ...BATCH.labels, pod: POD.pod } };
    expect(rowsOf(account([TOTAL, FREE, ...PARTS, here], null))).toEqual([
      'container batch 4000',
      'kernel 40',
      'cache 210',
      'unexplained 750',
    ]);
  });

  it('is of the root cgroup’s working set where node-exporter is missing', () => {
    const cgroup = (id: string, points: Points) =>
      series('container_memory_working_set_bytes', { node: POD.node, id }, mib(points));
    const told = account(
      [cgroup('/', [[-300, 3000], [-20, 5000]]), cgroup('/system.slice', [[-300, 200], [-20, 300]])], // prettier-ignore
      [of('container_memory_working_set_bytes', 'batch', [[-310, 100], [-25, 1800]])] // prettier-ignore
    );
    expect(told).toMatchObject({ totalBytes: 2000 * MIB, formula: 'container_memory_working_set_bytes{id="/"}' });
    expect(rowsOf(told)).toEqual(['container batch 1700', 'system 100', 'unexplained 200']);
  });

  it('is none where the node had nothing to do with it, or its memory is not collected', () => {
    const of = (verdict: Verdict) => account([TOTAL, FREE], [BATCH], verdict);
    expect(of(verdictOf('container-limit'))).toBeNull();
    expect(of(verdictOf('probe'))).toBeNull();
    expect(of(verdictOf('undetermined', [{ cause: 'app-exit', score: 1 }]))).toBeNull();
    expect(of(verdictOf('undetermined', [{ cause: 'container-limit', score: 0.6 }, { cause: 'node-oom', score: 0.4 }]))).not.toBeNull(); // prettier-ignore
    expect(account([], [BATCH])).toBeNull();
    expect(account([meminfo('MemTotal', [[-20, 16_000]]), meminfo('MemFree', [[-20, 7000]])], [BATCH])).toBeNull();
  });
});

it('balances to the byte and never blames for more than all, whatever was sampled', () => {
  const value = fc.oneof(fc.double({ min: -1e300, max: 1e300, noNaN: true }), fc.integer({ min: 0, max: 2 ** 40 }));
  const points = fc
    .array(fc.tuple(fc.integer({ min: -1200, max: 100 }), value), { minLength: 1, maxLength: 8 })
    .map((all) => [...new Map(all)].sort(([a], [b]) => a - b));
  const ofNode = fc.array(fc.tuple(fc.constantFrom('MemTotal', 'MemFree', 'AnonPages', 'Cached', 'Slab', 'PageTables'), points)); // prettier-ignore
  const ofContainers = fc.array(
    fc.tuple(fc.constantFrom('rss', 'working_set_bytes', 'usage_bytes'), fc.constantFrom('a', 'b', 'c'), points)
  );
  let told = 0;
  fc.assert(
    fc.property(points, points, ofNode, ofContainers, fc.constantFrom(...CAUSES), (root, free, node, inside, cause) => {
      const one = account(
        [
          series('container_memory_working_set_bytes', { node: POD.node, id: '/' }, root),
          series('node_memory_MemFree_bytes', { node: POD.node }, free),
          ...node.map(([name, all]) => series(`node_memory_${name}_bytes`, { node: POD.node }, all)),
        ],
        inside.map(([metric, name, all], i) =>
          series(`container_memory_${metric}`, { namespace: 'x', pod: name, container: name, id: `/${i}` }, all)
        ),
        verdictOf(cause)
      );
      fc.pre(one !== null);
      told++;
      expect(one!.rows.reduce((sum, { growthBytes }) => sum + growthBytes, 0)).toBe(one!.totalBytes);
      const blamed = one!.rows.reduce((sum, { share }) => sum + Math.max(0, share), 0);
      expect(blamed).toBeLessThanOrEqual(1 + 1e-9);
      expect(Date.parse(one!.from)).toBeLessThan(Date.parse(one!.to));
    }),
    { numRuns: 300 }
  );
  expect(told).toBeGreaterThan(10);
});
