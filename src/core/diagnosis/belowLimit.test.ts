import fc from 'fast-check';
import { Kill } from '../kills/Kill';
import { PodRecords } from '../kills/PodRecords';
import { Series } from '../evidence/Series';
import { BelowLimit } from '../explanation/Explanation';
import { at, evidenceOf, OF_CONTAINER, POD, series } from '../testing/evidenceOf';
import { killOf } from '../testing/killOf';
import { toIso } from '../units';
import { belowLimit } from './belowLimit';
import { gatherFacts } from './facts/Facts';
import { Verdict } from './weigh';

const MIB = 1024 * 1024;
const OF_CGROUP = {
  namespace: POD.namespace,
  pod: POD.pod,
  container: 'cart',
  id: '/kubepods/cart',
  name: 'a'.repeat(64),
};

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

function below(all: Series[], cause: Verdict['cause'], stepSeconds = 30, given: Partial<Kill> = {}): BelowLimit | null {
  const kill = killOf(given);
  const evidence = evidenceOf(all, { collected: ['kube_pod_container_resource_limits'] });
  const [records] = PodRecords.byPod(evidence);
  return belowLimit(
    gatherFacts(evidence, () => records, kill, [kill]),
    verdictOf(cause),
    stepSeconds
  );
}

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
    expect(rowsOf(told)).toEqual([{ why: 'not-the-limit', bytes: 48 * MIB, bound: 'exact' }]);
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

it('adds up to the limit exactly, whatever was sampled, at every step and for every cause', () => {
  const points = fc.array(fc.tuple(fc.integer({ min: -500, max: 100 }), fc.integer({ min: 0, max: 2 ** 40 })), { minLength: 1, maxLength: 12 }); // prettier-ignore
  const ascending = points.map((all) => [...new Map(all)].sort(([a], [b]) => a - b));
  const causes = fc.constantFrom<Verdict['cause']>(
    'container-limit',
    'node-oom',
    'node-allocatable',
    'undetermined',
    'app-exit'
  );
  const steps = fc.oneof(fc.constantFrom(15, 30, 60, 300), fc.double({ min: 0.1, max: 86_400, noNaN: true }));
  fc.assert(
    fc.property(
      ascending,
      ascending,
      fc.integer({ min: 1, max: 2 ** 41 }),
      causes,
      steps,
      (set, usage, limit, cause, step) => {
        const told = below([...memory(set, usage), limitOf(limit)], cause, step);
        fc.pre(told !== null);
        expect(told!.rows.reduce((sum, { bytes }) => sum + bytes, told!.seenBytes)).toBe(limit);
        expect(told!.maxSeenBytes).toBeGreaterThanOrEqual(told!.seenBytes);
      }
    ),
    { numRuns: 200 }
  );
});
