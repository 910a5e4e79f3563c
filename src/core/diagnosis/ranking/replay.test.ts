import { Ranking } from '../../explanation/Explanation';
import { Series } from '../../evidence/Series';
import { Kill } from '../../kills/Kill';
import { at, evidenceOf, OF_CONTAINER, POD, scraped, series } from '../../testing/evidenceOf';
import { killOf } from '../../testing/killOf';
import { Lodger, neighbourhoodOf } from '../../testing/neighbourhoodOf';
import { NO_WITNESSES } from '../../evidence/Witnesses';
import { gatherFacts } from '../facts/Facts';
import { Scene } from '../facts/Scene';
import { evictionReplay } from './evictionReplay';
import { atWorst } from './finished';
import { kernelReplay } from './kernelReplay';
import { standing } from './standing';
import { whatIf } from './whatIf';

const MIB = 2 ** 20;
const GIB = 2 ** 30;
const CAPACITY = series('kube_node_status_capacity', { node: POD.node, resource: 'memory' }, [[-3600, 8 * GIB]]);
const LIMIT = (bytes: number) =>
  scraped('kube_pod_container_resource_limits', { ...OF_CONTAINER, resource: 'memory' }, -3600, 2400, () => bytes);

const steady = (bytes: number) => () => bytes;
const untilT0 = (bytes: number) => (seconds: number) => (seconds < 0 ? bytes : null);

const CART: Lodger = {
  pod: POD.pod,
  container: 'cart',
  requestBytes: 64 * MIB,
  limitBytes: 1024 * MIB,
  rss: untilT0(600 * MIB),
};
const HOG: Lodger = { pod: 'hog', requestBytes: 4 * GIB, rss: steady(3 * GIB) };
const DB: Lodger = { pod: 'db', qosClass: 'Guaranteed', requestBytes: GIB, limitBytes: GIB, rss: steady(900 * MIB) };

function factsOf(lodgers: Lodger[], { more = [], kill = {}, kills = [], pods = [] }: Partial<Given> = {}) {
  const evidence = evidenceOf([CAPACITY, ...more], {
    neighbourhoods: [neighbourhoodOf(lodgers)],
    pods: [POD, ...kills.map(({ pod }) => pod)],
    witnesses: { ...NO_WITNESSES, pods },
    collected: ['kube_pod_container_resource_limits'],
  });
  const own = killOf({ errorMs: 0, ...kill });
  return gatherFacts(new Scene(evidence, [own, ...kills]), own);
}

interface Given {
  more: Series[];
  kill: Partial<Kill>;
  kills: Kill[];
  pods: (typeof NO_WITNESSES)['pods'];
}

const order = ({ rows }: Ranking) => rows.map(({ rank, pod }) => `${rank} ${pod}`);

describe('the kernel’s choice, replayed from metrics', () => {
  it('takes the small request, not the large use', () => {
    const ranking = kernelReplay(factsOf([HOG, DB, CART]), 'node-oom')!;
    expect(order(ranking)).toEqual([`1 ${POD.pod}`, '2 hog', '3 db']);
    expect(ranking).toMatchObject({ by: 'kernel', exact: false, unit: 'permille', scaleBytes: 8 * GIB });
    expect(ranking.rows[0]).toMatchObject({ killed: true, oomScoreAdj: 993, requestBytes: 64 * MIB });
  });

  it('says by how much, and between whom', () => {
    const { lead, bytesPerAdj } = kernelReplay(factsOf([HOG, DB, CART]), 'node-oom')!;
    const adjHog = 500;
    expect(lead).toMatchObject({ next: { pod: 'hog' }, tooClose: false });
    expect(lead!.bytes).toBe(600 * MIB + 993 * bytesPerAdj! - (3 * GIB + adjHog * bytesPerAdj!));
  });

  it('names the smallest request that would surely have spared it, to the Mi', () => {
    const found = kernelReplay(factsOf([HOG, DB, CART]), 'node-oom')!;
    const { requestBytes, wouldHaveDied } = found.sparedBy!;
    const ranking = atWorst(found, found.rows[0]);
    expect(ranking.rows[0].rssBytes).toBe(CART.limitBytes! + 16 * MIB);
    const name = { namespace: 'shop', pod: POD.pod, container: 'cart' };
    expect(wouldHaveDied.pod).toBe('hog');
    expect(whatIf(ranking, { ...name, requestBytes })!.spared).toBe(true);
    expect(whatIf(ranking, { ...name, requestBytes: requestBytes - MIB })!.spared).toBe(false);
  });

  it('says when the limit would have had to rise as well', () => {
    const limited = { ...CART, limitBytes: 700 * MIB };
    const ranking = kernelReplay(factsOf([HOG, DB, limited]), 'node-oom')!;
    expect(ranking.sparedBy!.limitBytes).toBe(ranking.sparedBy!.requestBytes);
  });

  it('names no request where none would have helped', () => {
    const large = { ...CART, limitBytes: undefined, rss: untilT0(7 * GIB) };
    const alone = kernelReplay(factsOf([large, DB]), 'node-oom')!;
    expect(alone.rows[0].pod).toBe(POD.pod);
    expect(alone.sparedBy).toBeNull();
  });

  it('calls it too close where the growth since the last samples could turn it', () => {
    const near: Lodger = { ...CART, pod: 'near', container: 'near', rss: steady(560 * MIB) };
    const growing = { ...CART, rss: (seconds: number) => (seconds < 0 ? 640 * MIB + seconds * MIB : null) };
    const calm = kernelReplay(factsOf([CART, near]), 'node-oom')!;
    const wild = kernelReplay(factsOf([growing, near], { kill: { errorMs: 30_000 } }), 'node-oom')!;
    expect(calm.lead).toMatchObject({ tooClose: false, next: { pod: 'near' } });
    expect(wild.lead).toMatchObject({ tooClose: true });
    expect(wild.lead!.errorBytes).toBeGreaterThan(calm.lead!.errorBytes);
    expect(wild.sparedBy).toBeNull();
  });

  it('calls it too close where what is no anonymous memory could turn it', () => {
    const near: Lodger = { ...CART, pod: 'near', container: 'near', rss: steady(500 * MIB), fileBytes: 200 * MIB };
    expect(kernelReplay(factsOf([CART, near]), 'node-oom')!.lead!.tooClose).toBe(true);
  });

  it('says that metrics put another first, as far as they do', () => {
    const worse: Lodger = { pod: 'worse', qosClass: 'BestEffort', rss: steady(3 * GIB) };
    const { lead, sparedBy } = kernelReplay(factsOf([CART, worse]), 'node-oom')!;
    expect(lead!.bytes).toBeLessThan(0);
    expect(lead).toMatchObject({ tooClose: false, next: { pod: 'worse' } });
    expect(sparedBy).toBeNull();
  });

  it('knows that what died may have burst as far as its limit and the node let it', () => {
    const worse: Lodger = { pod: 'worse', requestBytes: 64 * MIB, rss: steady(900 * MIB) };
    const room = (bytes: number) => [
      scraped('node_memory_MemTotal_bytes', { node: POD.node }, -600, 600, () => 8 * GIB),
      scraped('node_memory_MemAvailable_bytes', { node: POD.node }, -600, 600, () => bytes),
    ];
    const behind = (more: Series[]) => kernelReplay(factsOf([CART, worse], { more }), 'node-oom')!;
    expect(behind(room(GIB)).lead).toMatchObject({ bytes: -300 * MIB, errorBytes: 440 * MIB, tooClose: true });
    expect(behind(room(100 * MIB)).lead).toMatchObject({ errorBytes: 116 * MIB, tooClose: false });
    expect(behind(room(100 * MIB)).rows.find(({ killed }) => killed)!.errorBytes).toBe(116 * MIB);
  });

  it('does not hold against it who died with it', () => {
    const worse: Lodger = { pod: 'worse', qosClass: 'BestEffort', rss: untilT0(3 * GIB) };
    const other = killOf({ id: 'other', pod: { ...POD, pod: 'worse', uid: 'w' }, container: 'worse', errorMs: 0 });
    const { lead, rows } = kernelReplay(factsOf([CART, worse, HOG], { kills: [other] }), 'node-oom')!;
    expect(lead!.next.pod).toBe('hog');
    expect(rows.filter(({ killed }) => killed)).toHaveLength(2);
  });

  it('weighs no one whose place is not known, and says that it is open', () => {
    const unknown: Lodger = { pod: 'unknown', qosClass: null, requestBytes: GIB, limitBytes: GIB, rss: steady(GIB) };
    const { rows, lead } = kernelReplay(factsOf([CART, unknown, HOG]), 'node-oom')!;
    expect(rows.find(({ pod }) => pod === 'unknown')).toMatchObject({
      oomScoreAdj: null,
      points: null,
      qosClass: null,
    });
    expect(lead!.tooClose).toBe(true);
  });

  it('measures by the limit that was full, among those under it', () => {
    const sum = scraped('podcoroner:kubepods_working_set_bytes', { node: POD.node }, -600, 600, () => 4 * GIB);
    const allocatable = series('kube_node_status_allocatable', { node: POD.node, resource: 'memory' }, [[-3600, 4 * GIB - 100 * MIB]]); // prettier-ignore
    const facts = factsOf([CART, HOG], { more: [sum, allocatable] });
    expect(kernelReplay(facts, 'node-allocatable')).toMatchObject({ scaleBytes: 4 * GIB, capacityBytes: 8 * GIB });
  });

  it.each<[string, Lodger[], Partial<Given>]>([
    ['its own class', [{ ...CART, qosClass: null, limitBytes: 64 * MIB }, HOG], {}],
    ['its own memory', [{ ...CART, rss: () => null }, HOG], {}],
    ['the neighbourhood', [CART, HOG], { kill: { time: at(1800) } }],
  ])('is none without %s', (_, lodgers, given) => {
    expect(kernelReplay(factsOf(lodgers, given), 'node-oom')).toBeNull();
  });

  it('does not depend on the order of series', () => {
    const twin: Lodger = { ...CART, pod: 'twin', container: 'twin', rss: steady(600 * MIB) };
    const lodgers = [CART, twin, HOG, DB];
    expect(kernelReplay(factsOf([...lodgers].reverse()), 'node-oom')).toEqual(kernelReplay(factsOf(lodgers), 'node-oom')); // prettier-ignore
  });
});

describe('the standing for the node’s OOM killer', () => {
  const small = { ...CART, requestBytes: 4 * GIB, limitBytes: GIB };
  const naked: Lodger = { pod: 'naked', qosClass: 'BestEffort', rss: steady(20 * MIB) };

  it('is surely below one that lived on with a higher oom_score_adj than this one could reach', () => {
    const found = standing(factsOf([small, naked], { more: [LIMIT(GIB)] }))!;
    expect(found).toMatchObject({ rank: 2, total: 2, clearlyFirst: false, surelyBelow: { who: { pod: 'naked' } } });
    expect(found.surelyBelow!.bytes).toBeGreaterThan(2 * GIB);
  });

  it.each<[string, Lodger[], Series[]]>([
    ['its growth has no limit', [small, naked], []],
    ['its limit would have let it rise above', [small, naked], [LIMIT(5 * GIB)]],
    ['the other died as well', [small, { ...naked, rss: untilT0(20 * MIB) }], [LIMIT(GIB)]],
    ['the other is higher by its use alone', [small, { ...HOG, rss: steady(6 * GIB) }], [LIMIT(GIB)]],
  ])('is open where %s', (_, lodgers, more) => {
    expect(standing(factsOf(lodgers, { more }))!.surelyBelow).toBeNull();
  });

  it('is clearly behind where another was higher by more than this one may have burst', () => {
    const large: Lodger = { pod: 'large', qosClass: 'BestEffort', rss: steady(3 * GIB) };
    const found = standing(factsOf([CART, large], { more: [LIMIT(GIB)] }));
    expect(found).toMatchObject({ clearlyBehind: true, clearlyFirst: false, surelyBelow: null });
  });

  it('is clearly first where nobody’s error reaches it', () => {
    expect(standing(factsOf([CART, HOG, DB]))).toMatchObject({ rank: 1, clearlyFirst: true, surelyBelow: null });
  });
});

describe('the kubelet’s order, replayed', () => {
  const EVICTED: Partial<Kill> = { kind: 'eviction', container: '', reason: 'Evicted' };
  const ranked = (lodgers: Lodger[], pods: Given['pods'] = []) =>
    evictionReplay(factsOf(lodgers, { kill: EVICTED, pods }))!;

  it('takes who is above its request before who uses more', () => {
    const ranking = ranked([HOG, DB, CART]);
    expect(order(ranking)).toEqual([`1 ${POD.pod}`, '2 db', '3 hog']);
    expect(ranking).toMatchObject({ by: 'kubelet', unit: null, scaleBytes: null, lead: null });
    expect(ranking.rows.map(({ exceedsRequest }) => exceedsRequest)).toEqual([true, false, false]);
    // 600 used of it is then 125 below, and db's 900 of 1024 only 124
    expect(ranking.sparedBy).toMatchObject({ requestBytes: 725 * MIB, wouldHaveDied: { pod: 'db' } });
  });

  it('says by how much more than its request, where that decided', () => {
    const other: Lodger = { pod: 'other', requestBytes: 64 * MIB, rss: steady(500 * MIB) };
    const { lead, sparedBy } = ranked([CART, other]);
    expect(lead).toMatchObject({ bytes: 100 * MIB, tooClose: false, next: { pod: 'other' } });
    expect(sparedBy).toMatchObject({ requestBytes: 165 * MIB, wouldHaveDied: { pod: 'other' } });
  });

  it('leaves equal ranks where a priority’s value is not known', () => {
    const bulk: Lodger = { pod: 'bulk', requestBytes: MIB, priorityClass: 'bulk', rss: steady(700 * MIB) };
    expect(order(ranked([CART, bulk]))).toEqual([`1 ${POD.pod}`, '1 bulk']);
    const told = { namespace: 'shop', pod: 'bulk', uid: '', node: '', reason: '', message: '', disruption: null };
    const object = { ...told, deletionAt: null, graceSeconds: null, containers: [], priority: -10 };
    expect(order(ranked([CART, bulk], [object]))).toEqual(['1 bulk', `2 ${POD.pod}`]);
  });

  it('passes over what the kubelet never evicts', () => {
    const critical: Lodger = { pod: 'dns', rss: steady(GIB), priorityClass: 'system-cluster-critical' };
    const mirrored: Lodger = { pod: 'etcd', rss: steady(GIB), createdBy: 'Node' };
    expect(order(ranked([critical, mirrored, CART]))).toEqual([`1 ${POD.pod}`]);
  });
});
