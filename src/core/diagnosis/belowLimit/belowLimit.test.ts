import fc from 'fast-check';
import { Kill } from '../../kills/Kill';
import { Evidence } from '../../evidence/Evidence';
import { KernelOomReport } from '../../evidence/logs/KernelOomReport';
import { Series } from '../../evidence/Series';
import { BelowLimit } from '../../explanation/Explanation';
import { at, evidenceOf, OF_CGROUP, OF_CONTAINER, POD, series } from '../../testing/evidenceOf';
import { kernelSays, reportOf, victimOf } from '../../testing/reportOf';
import { killOf } from '../../testing/killOf';
import { toIso } from '../../units';
import { belowLimit } from './belowLimit';
import { gatherFacts } from '../facts/Facts';
import { Scene } from '../facts/Scene';
import { CauseId, CAUSES } from '../Cause';
import { Verdict } from '../weigh';

const MIB = 1024 * 1024;

type Points = Array<[number, number]>;

const memory = (workingSet: Points, usage: Points = workingSet): Series[] => [
  series('container_memory_working_set_bytes', OF_CGROUP, workingSet),
  series('container_memory_usage_bytes', OF_CGROUP, usage),
];
const limitOf = (bytes: number): Series =>
  series('kube_pod_container_resource_limits', { ...OF_CONTAINER, resource: 'memory' }, [[-600, bytes], [600, bytes]]); // prettier-ignore

const verdictOf = (cause: Verdict['cause']): Verdict => ({
  cause,
  certainty: cause === 'undetermined' ? 'undetermined' : 'inferred',
  score: cause === 'undetermined' ? null : 0.95,
  alternatives: [],
  findings: [],
  heard: { left: null, disagree: false, deciding: [] },
});

/** The same, told by a kernel's report. */
const witnessed = (cause: CauseId, report: Partial<KernelOomReport>): Verdict => ({
  ...verdictOf(cause),
  certainty: 'witnessed',
  heard: { left: [cause], disagree: false, deciding: [kernelSays(cause, reportOf(report))] },
});

function explained(
  all: Series[],
  verdict: Verdict,
  stepSeconds = 30,
  given: Partial<Kill> = {},
  also: Partial<Evidence> = {}
): BelowLimit | null {
  const kill = killOf(given);
  const evidence = evidenceOf(all, { collected: ['kube_pod_container_resource_limits'], ...also });
  return belowLimit(gatherFacts(new Scene(evidence, [kill]), kill), verdict, stepSeconds);
}

const below = (all: Series[], cause: Verdict['cause'], stepSeconds = 30, given: Partial<Kill> = {}) =>
  explained(all, verdictOf(cause), stepSeconds, given);

const rowsOf = (one: BelowLimit | null) => one?.rows.map(({ why, bytes, bound }) => ({ why, bytes, bound }));

describe('why the graph stayed below the limit', () => {
  const GROWN = memory([[-70, 50 * MIB], [-40, 60 * MIB], [-7, 80 * MIB]]); // prettier-ignore

  it('is what nobody sampled, when the own limit was hit', () => {
    const told = below([...GROWN, limitOf(128 * MIB)], 'container-limit', 1);
    expect(told).toMatchObject({
      seenBytes: 80 * MIB,
      seenAt: toIso(at(-7)),
      limitBytes: 128 * MIB,
      hitLimitBytes: 128 * MIB,
      hitLimitCgroup: 'container',
    });
    expect(rowsOf(told)).toEqual([{ why: 'sampling', bytes: 48 * MIB, bound: 'at-least' }]);
  });

  it('is also the step of the graph, whose last point shows an older sample', () => {
    const justBefore = { time: at(-1), window: { after: at(-7), before: at(-1) } };
    const told = below([...GROWN, limitOf(128 * MIB)], 'container-limit', 50, justBefore);
    expect(told).toMatchObject({ seenBytes: 50 * MIB, seenAt: toIso(at(-70)), seenStepSeconds: 50 });
    expect(rowsOf(told)).toEqual([
      { why: 'averaging', bytes: 30 * MIB, bound: 'exact' },
      { why: 'sampling', bytes: 48 * MIB, bound: 'at-least' },
    ]);
  });

  it('is page cache that the kernel charges and the graph leaves out', () => {
    const told = below([...memory([[-7, 80 * MIB]], [[-7, 100 * MIB]]), limitOf(128 * MIB)], 'container-limit', 1);
    expect(rowsOf(told)).toEqual([
      { why: 'metric', bytes: 20 * MIB, bound: 'exact' },
      { why: 'sampling', bytes: 28 * MIB, bound: 'at-least' },
    ]);
  });

  it('is that this limit was not the one, when the node ran out', () => {
    const told = below([...GROWN, limitOf(128 * MIB)], 'node-oom', 1);
    expect(told).toMatchObject({ hitLimitBytes: null, hitLimitCgroup: null });
    expect(rowsOf(told)).toEqual([{ why: 'not-the-limit', bytes: 48 * MIB, bound: 'at-most' }]);
  });

  it('is not told while the cause is not', () => {
    expect(rowsOf(below([...GROWN, limitOf(128 * MIB)], 'undetermined', 1))).toEqual([
      { why: 'unknown', bytes: 48 * MIB, bound: 'exact' },
    ]);
  });

  it('is a negative row where the limit was lowered below use', () => {
    expect(rowsOf(below([...GROWN, limitOf(64 * MIB)], 'container-limit', 1))).toEqual([
      { why: 'sampling', bytes: -16 * MIB, bound: 'exact' },
    ]);
  });

  it('is no question without a limit', () => {
    const told = below(GROWN, 'node-oom', 1);
    expect(told).toMatchObject({ limitBytes: null, seenBytes: 80 * MIB });
    expect(rowsOf(told)).toEqual([{ why: 'no-limit', bytes: 0, bound: 'exact' }]);
  });

  it('is not known without memory samples', () => {
    expect(below([limitOf(128 * MIB)], 'node-oom')).toBeNull();
  });

  it('tells the highest that the graph showed, too', () => {
    const peaked = memory([[-90, 100 * MIB], [-60, 120 * MIB], [-7, 80 * MIB]]); // prettier-ignore
    expect(below([...peaked, limitOf(128 * MIB)], 'node-oom', 10)?.maxSeenBytes).toBe(120 * MIB);
  });
});

describe('what a kernel report adds', () => {
  const GROWN = [...memory([[-40, 60 * MIB], [-10, 80 * MIB]]), limitOf(128 * MIB)]; // prettier-ignore

  it('makes the growth exact, and says the rate it needed against the fastest ever measured', () => {
    const told = explained(GROWN, witnessed('container-limit', { limitBytes: 128 * MIB, usageBytes: 128 * MIB }), 1);
    expect(rowsOf(told)).toEqual([{ why: 'sampling', bytes: 48 * MIB, bound: 'exact' }]);
    expect(told!.rows[0].message).toEqual({
      id: 'below.sampling',
      params: { ageSeconds: 10, neededBytes: 4.8 * MIB, fastestBytes: (20 * MIB) / 30 },
    });
  });

  it('tells the limit that was in force, where the graph draws another', () => {
    const told = explained(GROWN, witnessed('container-limit', { limitBytes: 96 * MIB, usageBytes: 96 * MIB }), 1);
    expect(told).toMatchObject({ limitBytes: 128 * MIB, hitLimitBytes: 96 * MIB, hitLimitCgroup: 'container' });
    expect(rowsOf(told)).toEqual([
      { why: 'sampling', bytes: 16 * MIB, bound: 'exact' },
      { why: 'base', bytes: 32 * MIB, bound: 'exact' },
    ]);
  });

  it('takes a limit that differs by a page for the same', () => {
    const limit = 100_000_000; // 100M; the kernel keeps 99999744
    const told = explained([...memory([[-10, 80 * MIB]]), limitOf(limit)], witnessed('container-limit', { limitBytes: 99_999_744 }), 1); // prettier-ignore
    expect(told).toMatchObject({ limitBytes: limit, hitLimitBytes: limit });
  });

  it('is at least what the killed processes held, when the node ran out', () => {
    const victims = [victimOf({ anonRssBytes: 90 * MIB, shmemRssBytes: 2 * MIB }), victimOf({ containerId: 'b'.repeat(64), anonRssBytes: 500 * MIB })]; // prettier-ignore
    expect(rowsOf(explained(GROWN, witnessed('node-oom', { limitLevel: 'node', global: true, victims }), 1))).toEqual([
      { why: 'sampling', bytes: 12 * MIB, bound: 'at-least' },
      { why: 'not-the-limit', bytes: 36 * MIB, bound: 'at-most' },
    ]);
  });

  it('counts nothing of a report that somebody asked for', () => {
    const report = { manual: true, victims: [victimOf({ anonRssBytes: 90 * MIB })] };
    expect(rowsOf(explained(GROWN, witnessed('userspace-oom', report), 1))).toEqual([
      { why: 'not-the-limit', bytes: 48 * MIB, bound: 'at-most' },
    ]);
  });

  it('names the cgroup of a QoS class whose limit was hit', () => {
    const report = { limitLevel: 'qos' as const, limitCgroup: '/kubepods/burstable', limitBytes: 400 * MIB };
    const told = explained(GROWN, witnessed('node-allocatable', report), 1);
    expect(told).toMatchObject({ hitLimitBytes: 400 * MIB, hitLimitCgroup: '/kubepods/burstable' });
    expect(rowsOf(told)).toEqual([
      { why: 'other-container', bytes: 320 * MIB, bound: 'at-most' },
      { why: 'base', bytes: -272 * MIB, bound: 'exact' },
    ]);
  });

  it('tells of a process inside which limit it was', () => {
    expect(rowsOf(explained(GROWN, witnessed('child-oom', { limitLevel: 'container', limitBytes: 128 * MIB }), 1))).toEqual([{ why: 'sampling', bytes: 48 * MIB, bound: 'exact' }]); // prettier-ignore
    expect(rowsOf(below(GROWN, 'child-oom', 1))).toEqual([{ why: 'unknown', bytes: 48 * MIB, bound: 'exact' }]);
  });
});

describe('a limit of the pod that was hit', () => {
  const OF_POD_CGROUP = { namespace: POD.namespace, pod: POD.pod, id: '/kubepods/pod1' };
  const INFO = { ...OF_CONTAINER, container_id: 'containerd://x' };
  const side = (name: string) => [
    series('kube_pod_container_info', { ...INFO, container: name }, [[-600, 1]]),
    series('kube_pod_container_resource_limits', { ...OF_CONTAINER, container: name, resource: 'memory' }, [[-600, 128 * MIB]]), // prettier-ignore
  ];
  const TWO = [
    ...memory([[-10, 40 * MIB]], [[-10, 50 * MIB]]), // prettier-ignore
    series('container_memory_usage_bytes', { ...OF_CGROUP, container: 'proxy', id: '/kubepods/proxy' }, [[-12, 30 * MIB]]), // prettier-ignore
    ...side('cart'),
    ...side('proxy'),
  ];
  const podLevel = series('container_memory_usage_bytes', OF_POD_CGROUP, [[-11, 220 * MIB]]);

  it('is led to by the others’ memory, by what belongs to none, by growth, and back to the container’s own', () => {
    const told = explained(
      [...TWO, podLevel],
      witnessed('pod-limit', { limitLevel: 'pod', limitBytes: 256 * MIB, usageBytes: 256 * MIB }),
      1
    );
    expect(told).toMatchObject({ limitBytes: 128 * MIB, hitLimitBytes: 256 * MIB, hitLimitCgroup: 'pod' });
    expect(rowsOf(told)).toEqual([
      { why: 'metric', bytes: 10 * MIB, bound: 'exact' },
      { why: 'other-container', bytes: 30 * MIB, bound: 'exact' },
      { why: 'metric', bytes: 140 * MIB, bound: 'exact' },
      { why: 'sampling', bytes: 36 * MIB, bound: 'exact' },
      { why: 'base', bytes: -128 * MIB, bound: 'exact' },
    ]);
  });

  it('is the sum of the containers’ where the kernel does not say it', () => {
    const told = explained([...TWO, podLevel], verdictOf('pod-limit'), 1);
    expect(told).toMatchObject({ hitLimitBytes: 256 * MIB, hitLimitCgroup: 'pod' });
    expect(rowsOf(told)?.find(({ why }) => why === 'sampling')?.bound).toBe('at-least');
  });

  it('leaves open what is growth and what no container holds, where the pod’s cgroup is not scraped', () => {
    const told = explained(TWO, witnessed('pod-limit', { limitLevel: 'pod', limitBytes: 256 * MIB }), 1);
    expect(rowsOf(told)).toEqual([
      { why: 'metric', bytes: 10 * MIB, bound: 'exact' },
      { why: 'other-container', bytes: 30 * MIB, bound: 'exact' },
      { why: 'unknown', bytes: 176 * MIB, bound: 'exact' },
      { why: 'base', bytes: -128 * MIB, bound: 'exact' },
    ]);
  });
});

describe('the limit of all pods that was hit', () => {
  const kubepods = (metric: string, mib: number) =>
    series(metric, { node: POD.node, id: '/kubepods.slice' }, [[-30, mib * MIB]]);
  const OWN = [...memory([[-10, 80 * MIB]], [[-10, 90 * MIB]]), limitOf(128 * MIB)]; // prettier-ignore
  const ALL = [
    kubepods('container_spec_memory_limit_bytes', 2000),
    kubepods('container_memory_working_set_bytes', 1800),
  ];

  it('is led to by the other pods’ charge and their growth', () => {
    const all = [...OWN, ...ALL, kubepods('container_memory_usage_bytes', 1950)];
    const told = explained(all, witnessed('node-allocatable', { limitLevel: 'node-allocatable', limitBytes: 2000 * MIB }), 1); // prettier-ignore
    expect(told).toMatchObject({ hitLimitBytes: 2000 * MIB, hitLimitCgroup: 'kubepods' });
    expect(rowsOf(told)).toEqual([
      { why: 'metric', bytes: 10 * MIB, bound: 'exact' },
      { why: 'other-container', bytes: 1860 * MIB, bound: 'exact' },
      { why: 'sampling', bytes: 50 * MIB, bound: 'exact' },
      { why: 'base', bytes: -1872 * MIB, bound: 'exact' },
    ]);
  });

  it('may be page cache to the rest where only the working set of all pods is scraped', () => {
    expect(rowsOf(explained([...OWN, ...ALL], verdictOf('node-allocatable'), 1))).toEqual([
      { why: 'metric', bytes: 10 * MIB, bound: 'exact' },
      { why: 'other-container', bytes: 1720 * MIB, bound: 'exact' },
      { why: 'sampling', bytes: 190 * MIB, bound: 'at-most' },
      { why: 'base', bytes: -1872 * MIB, bound: 'exact' },
    ]);
  });
});

describe('a pod of several containers that was evicted', () => {
  const evicted: Partial<Kill> = { kind: 'eviction', container: '', exitCode: null, reason: null };
  const member = (name: string, workingSet: Points, usage: Points, limit?: number) => [
    series('kube_pod_container_info', { ...OF_CONTAINER, container: name }, [[-600, 1]]),
    series('container_memory_working_set_bytes', { ...OF_CGROUP, container: name, id: `/${name}` }, workingSet),
    series('container_memory_usage_bytes', { ...OF_CGROUP, container: name, id: `/${name}` }, usage),
    ...(limit === undefined ? [] : [series('kube_pod_container_resource_limits', { ...OF_CONTAINER, container: name, resource: 'memory' }, [[-600, limit]])]), // prettier-ignore
  ];
  const CART = member('cart', [[-70, 100 * MIB], [-40, 60 * MIB]], [[-40, 70 * MIB]], 256 * MIB); // prettier-ignore
  const PROXY = member('proxy', [[-75, 10 * MIB], [-20, 30 * MIB]], [[-20, 35 * MIB]], 128 * MIB); // prettier-ignore

  it('never used the limits of its containers, as a graph of the pod shows it', () => {
    const told = below([...CART, ...PROXY], 'node-eviction', 30, evicted);
    expect(told).toMatchObject({ limitBytes: 384 * MIB, hitLimitBytes: null, hitLimitCgroup: null, expr: null });
    expect(told).toMatchObject({ seenBytes: 90 * MIB, seenAt: toIso(at(-20)), maxSeenBytes: 110 * MIB });
    expect(rowsOf(told)).toEqual([
      { why: 'metric', bytes: 15 * MIB, bound: 'exact' },
      { why: 'not-the-limit', bytes: 279 * MIB, bound: 'at-most' },
    ]);
    expect(told!.rows[1].message).toEqual({ id: 'below.not-the-limit-pod', params: { ageSeconds: 40 } });
  });

  it('says of a container without samples that it cannot be told', () => {
    const told = below([...CART, ...member('proxy', [], [], 128 * MIB)], 'storage-eviction', 30, evicted);
    expect(rowsOf(told)).toEqual([
      { why: 'metric', bytes: 10 * MIB, bound: 'exact' },
      { why: 'unknown', bytes: 128 * MIB, bound: 'exact' },
      { why: 'not-the-limit', bytes: 186 * MIB, bound: 'at-most' },
    ]);
    expect(told!.rows[1].message).toEqual({ id: 'below.pod-unread', params: { containers: 'proxy' } });
  });

  it('has no limit to stay below where one container has none', () => {
    const told = below([...CART, ...member('proxy', [[-20, 30 * MIB]], [[-20, 35 * MIB]])], 'node-eviction', 30, evicted); // prettier-ignore
    expect(told).toMatchObject({ limitBytes: null, seenBytes: 90 * MIB });
    expect(told!.rows).toEqual([{ why: 'no-limit', bytes: 0, bound: 'exact', message: { id: 'below.no-limit-pod', params: {} } }]); // prettier-ignore
  });

  it('is not known without memory samples', () => {
    const none = ['cart', 'proxy'].flatMap((name) => member(name, [], [], 128 * MIB));
    expect(below(none, 'node-eviction', 30, evicted)).toBeNull();
    const old = ['cart', 'proxy'].flatMap((name) => member(name, [[-500, MIB]], [[-500, MIB]], 128 * MIB));
    expect(below(old, 'node-eviction', 30, evicted)).toBeNull();
  });

  it('adds up to the byte, whatever was sampled', () => {
    const amount = fc.double({ min: -1e300, max: 1e300, noNaN: true });
    const points = fc.array(fc.tuple(fc.integer({ min: -500, max: 100 }), amount), { maxLength: 8 }).map((all) => [...new Map(all)].sort(([a], [b]) => a - b)); // prettier-ignore
    const causes = fc.constantFrom<Verdict['cause']>('node-eviction', 'storage-eviction', 'undetermined');
    fc.assert(
      fc.property(
        fc.tuple(points, points, points, points),
        fc.tuple(amount, amount),
        causes,
        fc.integer({ min: 1, max: 900 }),
        ([a, b, c, d], [one, two], cause, step) => {
          // prettier-ignore
          const told = below([...member('cart', a, b, one), ...member('proxy', c, d, two)], cause, step, evicted);
          fc.pre(told !== null && told.limitBytes !== null);
          expect(told!.rows.reduce((sum, { bytes }) => sum + bytes, told!.seenBytes)).toBe(told!.limitBytes);
          expect(told!.maxSeenBytes).toBeGreaterThanOrEqual(told!.seenBytes);
        }
      ),
      { numRuns: 200 }
    );
  });
});

describe('the age of a sample', () => {
  const GROWN = [...memory([[-70, 20 * MIB], [-40, 50 * MIB], [-10, 80 * MIB]]), limitOf(128 * MIB)]; // prettier-ignore
  const started = (times: number[]) =>
    series('container_start_time_seconds', OF_CGROUP, times.map((time) => [time, 1])); // prettier-ignore

  it('may be a housekeeping where the scrape’s time is the sample’s', () => {
    // 1 MiB/s for up to 20 s
    expect(rowsOf(below([...GROWN, started([-70, -40, -10])], 'container-limit', 1))).toEqual([
      { why: 'sample-age', bytes: 20 * MIB, bound: 'at-most' },
      { why: 'sampling', bytes: 28 * MIB, bound: 'at-least' },
    ]);
  });

  it('is none where cAdvisor’s own time is kept', () => {
    expect(rowsOf(below([...GROWN, started([-67, -37, -7])], 'container-limit', 1))).toEqual([
      { why: 'sampling', bytes: 48 * MIB, bound: 'at-least' },
    ]);
  });
});

describe('what remains undetermined', () => {
  const GROWN = [...memory([[-10, 80 * MIB]]), limitOf(128 * MIB)]; // prettier-ignore
  const between = (...causes: CauseId[]): Verdict => ({
    ...verdictOf('undetermined'),
    alternatives: causes.map((cause) => ({ cause, score: 1 / causes.length })),
  });

  it('still tells that the own limit was not used, when whatever it was was another', () => {
    expect(rowsOf(explained(GROWN, between('node-oom', 'node-allocatable'), 1))).toEqual([
      { why: 'not-the-limit', bytes: 48 * MIB, bound: 'at-most' },
    ]);
    expect(rowsOf(explained(GROWN, between('node-oom', 'container-limit'), 1))).toEqual([
      { why: 'unknown', bytes: 48 * MIB, bound: 'exact' },
    ]);
  });
});

it('says of a growth where usage is not collected that it may be page cache', () => {
  const [workingSet] = memory([[-10, 80 * MIB]]); // prettier-ignore
  expect(rowsOf(below([workingSet, limitOf(128 * MIB)], 'container-limit', 1))).toEqual([
    { why: 'sampling', bytes: 48 * MIB, bound: 'at-most' },
  ]);
});

it('adds up to the limit exactly, whatever was sampled, at every step, for every cause and by every report', () => {
  const amount = fc.oneof(
    fc.integer({ min: 0, max: 2 ** 41 }),
    fc.double({ min: -1e300, max: 1e300, noNaN: true, noDefaultInfinity: true })
  );
  const points = fc.array(fc.tuple(fc.integer({ min: -500, max: 100 }), amount), { minLength: 1, maxLength: 12 });
  const ascending = points.map((all) => [...new Map(all)].sort(([a], [b]) => a - b));
  const level = fc.constantFrom<KernelOomReport['limitLevel']>('container', 'pod', 'qos', 'node-allocatable', 'node');
  const report = fc.option(
    fc.record({ limitLevel: level, limitBytes: fc.option(amount), limitCgroup: fc.option(fc.string()) })
  );
  const steps = fc.oneof(fc.constantFrom(15, 30, 60, 300), fc.double({ min: 0.1, max: 86_400, noNaN: true }));
  const OF_NODE = { node: POD.node, id: '/kubepods' };
  fc.assert(
    fc.property(
      fc.tuple(ascending, ascending, ascending, ascending),
      amount,
      fc.constantFrom(...CAUSES, 'undetermined' as const),
      steps,
      report,
      ([set, usage, pod, all], limit, cause, step, said) => {
        const evidence = [
          ...memory(set, usage),
          limitOf(limit),
          series('container_memory_usage_bytes', { namespace: POD.namespace, pod: POD.pod, id: '/pod' }, pod),
          series('container_memory_working_set_bytes', OF_NODE, all),
          series('container_spec_memory_limit_bytes', OF_NODE, all),
        ];
        const verdict = cause === 'undetermined' || said === null ? verdictOf(cause) : witnessed(cause, said);
        const told = explained(evidence, verdict, step);
        fc.pre(told !== null && told.limitBytes !== null);
        expect(told!.rows.reduce((sum, { bytes }) => sum + bytes, told!.seenBytes)).toBe(told!.limitBytes);
        expect(told!.maxSeenBytes).toBeGreaterThanOrEqual(told!.seenBytes);
      }
    ),
    { numRuns: 300 }
  );
});
