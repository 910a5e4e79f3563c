import { Series } from '../../evidence/Series';
import { BelowLimit, BelowLimitRow } from '../../explanation/Explanation';
import { say } from '../../explanation/words/say';
import { evidenceOf, OF_CONTAINER, POD, series } from '../../testing/evidenceOf';
import { kernelSays, reportOf } from '../../testing/reportOf';
import { killOf } from '../../testing/killOf';
import { CauseId } from '../Cause';
import { gatherFacts } from '../facts/Facts';
import { Scene } from '../facts/Scene';
import { belowLimit } from './belowLimit';

const MIB = 1024 * 1024;
const USAGE = 'container_memory_usage_bytes';
const WORKING_SET = 'container_memory_working_set_bytes';

type Points = Array<[second: number, mib: number]>;

const points = (all: Points): Array<[number, number]> => all.map(([second, mib]) => [second, mib * MIB]);
const limitOf = (container: string, mib: number): Series =>
  series('kube_pod_container_resource_limits', { ...OF_CONTAINER, container, resource: 'memory' }, [[-600, mib * MIB]]);
const memoryOf = (container: string, all: Points): Series[] =>
  [USAGE, WORKING_SET].map(
    (metric) =>
    series(metric, { namespace: POD.namespace, pod: POD.pod, container, id: `/kubepods/${container}`, name: container }, points(all)) // prettier-ignore
  );
const podOf = (all: Points): Series =>
  series(USAGE, { namespace: POD.namespace, pod: POD.pod, id: '/kubepods/pod1' }, points(all));
const allPods = (metric: string, all: Points): Series =>
  series(metric, { node: POD.node, id: '/kubepods.slice' }, points(all));

/** As the kernel's report of a limit says it, so that what grew is exact. */
function explained(all: Series[], cause: CauseId, limitMib: number): BelowLimit {
  const kill = killOf({});
  const evidence = evidenceOf(all, { collected: ['kube_pod_container_resource_limits'] });
  const limitLevel = cause === 'pod-limit' ? 'pod' : 'node-allocatable';
  const report = reportOf({ limitLevel, limitBytes: limitMib * MIB, usageBytes: limitMib * MIB });
  const told = belowLimit(
    gatherFacts(new Scene(evidence, [kill]), kill),
    {
      cause,
      certainty: 'witnessed',
      score: 1,
      alternatives: [],
      findings: [],
      heard: { left: [cause], disagree: false, deciding: [kernelSays(cause, report)] },
    },
    1
  )!;
  expect(told.rows.reduce((sum, { bytes }) => sum + bytes, told.seenBytes)).toBe(told.limitBytes);
  return told;
}

const grownIn = ({ rows }: BelowLimit): BelowLimitRow => rows.find(({ why }) => why === 'sampling')!;

describe('the rate that an unseen growth of the pod needed', () => {
  const OWN = [limitOf('cart', 256), ...memoryOf('cart', [[-40, 50], [-10, 50]])]; // prettier-ignore

  it('stands against the fastest that was ever measured of the pod', () => {
    const pod = podOf([[-80, 40], [-50, 100], [-20, 106]]); // prettier-ignore
    const row = grownIn(explained([...OWN, pod], 'pod-limit', 256));
    expect(row).toEqual({
      why: 'sampling',
      bytes: 150 * MIB,
      bound: 'exact',
      message: {
        id: 'below.pod-sampling',
        params: { ageSeconds: 20, neededBytes: 7.5 * MIB, fastestBytes: 2 * MIB },
      },
    });
    expect(say(row.message)).toBe(
      'the pod grew after its last sample, unseen: 7.5 MiB/s over 20 s, where the fastest ever measured of it was 2 MiB/s'
    );
  });

  it('counts from the containers’ last samples where these are newer and hold all of the pod', () => {
    const pod = podOf([[-50, 30], [-20, 40]]); // prettier-ignore
    expect(grownIn(explained([...OWN, pod], 'pod-limit', 256))).toMatchObject({
      bytes: 206 * MIB,
      message: { id: 'below.pod-sampling', params: { ageSeconds: 10, neededBytes: 20.6 * MIB } },
    });
  });

  it('is said by itself where no growth of the pod was ever measured', () => {
    const row = grownIn(explained([...OWN, podOf([[-20, 106]])], 'pod-limit', 256)); // prettier-ignore
    expect(row.message).toEqual({
      id: 'below.pod-sampling-unmeasured',
      params: { ageSeconds: 20, neededBytes: 7.5 * MIB },
    });
    expect(say(row.message)).toBe(
      'the pod grew after its last sample, unseen, within 20 s (7.5 MiB/s); no growth of it was ever measured'
    );
  });

  it('is no question where the pod held more than the limit that was hit', () => {
    const row = grownIn(explained([...OWN, podOf([[-50, 100], [-20, 300]])], 'pod-limit', 256)); // prettier-ignore
    expect(row).toMatchObject({ bytes: -44 * MIB, bound: 'exact', message: { id: 'below.pod-shrunk', params: {} } });
  });
});

describe('the rate that an unseen growth of all pods together needed', () => {
  const OWN = [limitOf('cart', 256), ...memoryOf('cart', [[-40, 50], [-10, 50]])]; // prettier-ignore
  const ALL = [
    allPods('container_spec_memory_limit_bytes', [[-600, 2000]]), // prettier-ignore
    allPods(WORKING_SET, [[-60, 1700], [-30, 1700]]), // prettier-ignore
  ];

  it('stands against the fastest that was ever measured of them', () => {
    const usage = allPods(USAGE, [[-60, 1550], [-30, 1700]]); // prettier-ignore
    const row = grownIn(explained([...OWN, ...ALL, usage], 'node-allocatable', 2000));
    expect(row).toEqual({
      why: 'sampling',
      bytes: 300 * MIB,
      bound: 'exact',
      message: {
        id: 'below.kubepods-sampling',
        params: { ageSeconds: 30, neededBytes: 10 * MIB, fastestBytes: 5 * MIB },
      },
    });
    expect(say(row.message)).toBe(
      'all pods together grew after their last sample, unseen: 10 MiB/s over 30 s, where the fastest ever measured of them was 5 MiB/s'
    );
  });

  it('is said by itself where no growth of them was ever measured', () => {
    const usage = allPods(USAGE, [[-60, 1800], [-30, 1700]]); // prettier-ignore
    expect(grownIn(explained([...OWN, ...ALL, usage], 'node-allocatable', 2000)).message).toEqual({
      id: 'below.kubepods-sampling-unmeasured',
      params: { ageSeconds: 30, neededBytes: 10 * MIB },
    });
  });

  it('is not said of what may be page cache', () => {
    expect(grownIn(explained([...OWN, ...ALL], 'node-allocatable', 2000))).toMatchObject({
      bytes: 300 * MIB,
      bound: 'at-most',
      message: { id: 'below.kubepods-sampling-or-cache', params: {} },
    });
  });

  it('is no question where they held more than the limit that was hit', () => {
    const usage = allPods(USAGE, [[-30, 2100]]); // prettier-ignore
    expect(grownIn(explained([...OWN, ...ALL, usage], 'node-allocatable', 2000))).toMatchObject({
      bytes: -100 * MIB,
      bound: 'exact',
      message: { id: 'below.kubepods-shrunk', params: {} },
    });
  });
});
