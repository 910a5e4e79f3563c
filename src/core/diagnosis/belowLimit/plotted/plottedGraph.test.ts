import fc from 'fast-check';
import { Plotted } from '../../../evidence/Evidence';
import { Labels, Series } from '../../../evidence/Series';
import { BelowLimit } from '../../../explanation/Explanation';
import { evidenceOf, OF_CONTAINER, POD, series } from '../../../testing/evidenceOf';
import { killOf } from '../../../testing/killOf';
import { CAUSES } from '../../Cause';
import { gatherFacts } from '../../facts/Facts';
import { Scene } from '../../facts/Scene';
import { Verdict } from '../../weigh';
import { belowLimitOf } from '../belowLimit';

const MIB = 2 ** 20;

const OWN: Labels = { namespace: POD.namespace, pod: POD.pod, container: 'cart' };
const PROXY: Labels = { ...OWN, container: 'proxy' };
const TIMES = [-190, -130, -70, -10];
const held = (metric: string, labels: Labels, ...mib: number[]) =>
  series(metric, { ...labels, id: `/${labels.container}` }, mib.map((size, i) => [TIMES[i], size * MIB])); // prettier-ignore
const declared = (kind: string, labels: Labels, mib: number) => [
  series(`kube_pod_container_resource_${kind}`, { ...OF_CONTAINER, ...labels, resource: 'memory' }, [[-600, mib * MIB]]), // prettier-ignore
];

/** 40 to 160 MiB of 256 MiB, 64 requested; the kernel charges 10 MiB of file cache beside, and counts 30 MiB less as rss. */
const CART = [
  held('container_memory_working_set_bytes', OWN, 40, 80, 120, 160),
  held('container_memory_usage_bytes', OWN, 50, 90, 130, 170),
  held('container_memory_rss', OWN, 20, 50, 90, 130),
  held('container_memory_cache', OWN, 25, 35, 35, 35),
  ...declared('limits', OWN, 256),
  ...declared('requests', OWN, 64),
];
const WITH_PROXY = [
  ...CART,
  held('container_memory_working_set_bytes', PROXY, 500, 500, 500, 500),
  ...declared('limits', PROXY, 1024),
  ...declared('requests', PROXY, 512),
  series('kube_pod_container_info', { ...OF_CONTAINER, container: 'cart' }, [[-600, 1]]),
  series('kube_pod_container_info', { ...OF_CONTAINER, container: 'proxy' }, [[-600, 1]]),
];

const verdictOf = (cause: Verdict['cause']): Verdict => ({
  cause,
  certainty: 'inferred',
  score: 0.95,
  alternatives: [],
  findings: [],
  heard: { left: null, disagree: false, deciding: [] },
});

/** Points of a graph at a step of a minute: the last is ten seconds older than the last sample. */
const drawn = (labels: Labels, ...values: number[]): Series =>
  series('', labels, values.map((value, i): [number, number] => [-180 + 60 * i, value])); // prettier-ignore

function below(
  expr: string,
  graph: Series[],
  all = CART,
  cause: Verdict['cause'] = 'container-limit'
): BelowLimit | null {
  const kill = killOf();
  const facts = gatherFacts(new Scene(evidenceOf(all), [kill]), kill);
  const plotted: Plotted = { expr, stepSeconds: 60, series: graph };
  return belowLimitOf(plotted, facts, verdictOf(cause));
}

const rowsOf = (one: BelowLimit | null) => one?.rows.map(({ why, bytes, bound }) => `${why} ${bytes / MIB} ${bound}`);

describe('the user’s own graph', () => {
  it('is explained at its own step, from what it showed', () => {
    const expr = 'container_memory_working_set_bytes{container="cart"}';
    const told = below(expr, [drawn(OWN, 40 * MIB, 80 * MIB, 120 * MIB)]);
    expect(told).toMatchObject({ expr, seenBytes: 120 * MIB, seenStepSeconds: 60, maxSeenBytes: 120 * MIB, limitBytes: 256 * MIB }); // prettier-ignore
    expect(rowsOf(told)).toEqual(['averaging 40 exact', 'metric 10 exact', 'sampling 86 at-least']);
  });

  it.each([
    ['a share', 1],
    ['per cent', 100],
  ])('of %s of the limit is turned into bytes', (_, whole) => {
    const told = below('rss / limits', [drawn(OWN, (20 / 256) * whole, (50 / 256) * whole, (90 / 256) * whole)]);
    expect(told).toMatchObject({ seenBytes: 90 * MIB, limitBytes: 256 * MIB });
    expect(rowsOf(told)).toEqual(['averaging 40 exact', 'metric 40 exact', 'sampling 86 at-least']);
    expect(told!.rows[1].message).toEqual({ id: 'below.metric-rss-cache', params: { cacheBytes: 35 * MIB } });
  });

  it('in MiB is turned into bytes, too', () => {
    expect(below('container_memory_usage_bytes / 1024 / 1024', [drawn(OWN, 50, 90, 130)])).toMatchObject({ seenBytes: 130 * MIB }); // prettier-ignore
  });

  it('against the request leads to the request, which limits nothing', () => {
    const told = below('ws / kube_pod_container_resource_requests', [drawn(OWN, 40 / 64, 80 / 64, 120 / 64)]);
    expect(told).toMatchObject({ seenBytes: 120 * MIB, limitBytes: 64 * MIB, hitLimitBytes: 256 * MIB });
    expect(rowsOf(told)?.slice(-2)).toEqual(['sampling 86 at-least', 'base -192 exact']);
    expect(told!.rows.at(-1)!.message).toEqual({ id: 'below.base-request', params: { baseBytes: 64 * MIB } });
  });

  it('of the whole pod holds what the other containers held', () => {
    const of = { namespace: POD.namespace, pod: POD.pod };
    const graph = [drawn(of, 540 * MIB, 580 * MIB, 620 * MIB)];
    const told = below('sum by (pod) (container_memory_working_set_bytes)', graph, WITH_PROXY);
    expect(told).toMatchObject({ seenBytes: 620 * MIB, limitBytes: 256 * MIB });
    expect(rowsOf(told)).toEqual(['averaging 40 exact', 'other-container -500 exact', 'metric 10 exact', 'sampling 86 at-least']); // prettier-ignore
  });

  it('of the pod against the sum of its limits leads to that sum', () => {
    const of = { namespace: POD.namespace, pod: POD.pod };
    const share = (mib: number) => mib / 1280;
    const told = below('sum(working_set) / sum(limits)', [drawn(of, share(540), share(580), share(620))], WITH_PROXY);
    expect(told).toMatchObject({ seenBytes: 620 * MIB, limitBytes: 1280 * MIB, hitLimitBytes: 256 * MIB });
    expect(rowsOf(told)?.at(-1)).toBe('base 1024 exact');
  });

  const OF_NODE = { node: POD.node };
  const WITH_NODE = [
    ...CART,
    series('kube_node_status_capacity', { ...OF_NODE, resource: 'memory' }, [[-600, 4096 * MIB]]),
    series('node_memory_MemTotal_bytes', OF_NODE, [[-600, 4096 * MIB], [-10, 4096 * MIB]]), // prettier-ignore
    series('node_memory_MemAvailable_bytes', OF_NODE, [2096, 2056, 2016, 1976].map((mib, i) => [TIMES[i], mib * MIB])), // prettier-ignore
  ];

  it('against the node’s memory leads to that, which is nobody’s limit', () => {
    const expr = 'working_set / on(node) kube_node_status_capacity';
    const told = below(expr, [drawn(OWN, 40 / 4096, 80 / 4096, 120 / 4096)], WITH_NODE);
    expect(told).toMatchObject({ seenBytes: 120 * MIB, limitBytes: 4096 * MIB, hitLimitBytes: 256 * MIB });
    expect(rowsOf(told)).toEqual(['averaging 40 exact', 'metric 10 exact', 'sampling 86 at-least', 'base 3840 exact']);
    expect(told!.rows.at(-1)!.message).toEqual({ id: 'below.base-node', params: { baseBytes: 4096 * MIB } });
  });

  it('of the node itself holds what everybody else held', () => {
    const expr = '1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes';
    const graph = [drawn(OF_NODE, 2000 / 4096, 2040 / 4096, 2080 / 4096)];
    const told = below(expr, graph, WITH_NODE);
    expect(told).toMatchObject({ seenBytes: 2080 * MIB, limitBytes: 4096 * MIB, hitLimitBytes: 256 * MIB });
    expect(rowsOf(told)).toEqual(['averaging 40 exact', 'other-container -1960 exact', 'metric 10 exact', 'sampling 86 at-least', 'base 3840 exact']); // prettier-ignore
    expect(told!.rows[1].message).toMatchObject({ id: 'below.plotted-node' });
  });

  it('that averages over a window lies lower while memory grows', () => {
    const told = below('avg_over_time(working_set[5m])', [drawn(OWN, 20 * MIB, 40 * MIB, 60 * MIB)]);
    expect(rowsOf(told)?.[0]).toBe('averaging 100 exact');
  });

  it('is the series that names this container, of several', () => {
    const other = drawn({ ...OWN, pod: 'other-1' }, 1 * MIB, 1 * MIB, 999 * MIB);
    const proxy = drawn(PROXY, 500 * MIB, 500 * MIB, 500 * MIB);
    const whole = drawn({ pod: POD.pod }, 540 * MIB, 580 * MIB, 620 * MIB);
    const own = drawn(OWN, 40 * MIB, 80 * MIB, 120 * MIB);
    expect(below('container_memory_working_set_bytes', [other, proxy, whole, own])?.seenBytes).toBe(120 * MIB);
    const renamed = drawn({ namespace: 'monitoring', pod: 'ksm', exported_namespace: POD.namespace, exported_pod: POD.pod }, 40 * MIB, 80 * MIB, 120 * MIB); // prettier-ignore
    expect(below('container_memory_working_set_bytes', [other, renamed])?.seenBytes).toBe(120 * MIB);
  });

  it('is none where it shows nothing of this container, or nothing that can be told in bytes', () => {
    expect(below('working_set', [drawn({ ...OWN, pod: 'other-1' }, 1, 2, 3)])).toBeNull();
    expect(below('working_set', [])).toBeNull();
    expect(below('rate(cpu[5m])', [drawn(OWN, 0.00001, 0.00001, 0.00001)])).toBeNull();
  });

  it('that fits none of the container’s metrics leads over what cannot be told', () => {
    const told = below('something', [drawn(OWN, 2 ** 44, 2 ** 44, 2 ** 44)]);
    expect(told!.rows[0]).toMatchObject({ why: 'unknown', message: { id: 'below.plotted-unknown' } });
  });
});

it('adds up to its 100 %, whatever is drawn, in whichever words', () => {
  const words = fc.constantFrom('working_set', 'rss / limits', 'usage_bytes / requests', 'sum(x)', 'node_memory / capacity', ''); // prettier-ignore
  const value = fc.oneof(fc.double({ min: -1e300, max: 1e300, noNaN: true }), fc.double({ min: 0, max: 200, noNaN: true })); // prettier-ignore
  const graph = fc.array(
    fc.tuple(
      fc.constantFrom<Labels>(OWN, PROXY, {}, { pod: POD.pod }),
      fc.array(value, { minLength: 1, maxLength: 5 })
    ),
    { maxLength: 4 }
  );
  let told = 0;
  fc.assert(
    fc.property(
      words,
      graph,
      fc.constantFrom(CART, WITH_PROXY),
      fc.constantFrom(...CAUSES),
      (expr, all, around, cause) => {
        const lines = all.map(([labels, values]) => drawn(labels, ...values));
        const one = below(expr, lines, around, cause);
        fc.pre(one !== null);
        told++;
        expect(one!.rows.reduce((sum, { bytes }) => sum + bytes, one!.seenBytes)).toBe(one!.limitBytes);
        expect(one!.maxSeenBytes).toBeGreaterThanOrEqual(one!.seenBytes);
      }
    ),
    { numRuns: 300 }
  );
  expect(told).toBeGreaterThan(20);
});
