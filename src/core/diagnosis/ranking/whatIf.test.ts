import fc from 'fast-check';
import { Ranking, RankingRow } from '../../explanation/Explanation';
import { oomScoreAdj } from '../../kubernetes/oomScoreAdj';
import { rankingRowOf } from '../../testing/rankingRowOf';
import { finished } from './finished';
import { bytesPerAdj, pointBytes } from './points';
import { weighed, whatIf } from './whatIf';
import { compareForEviction, exceedsRequest } from '../../kubernetes/evictionOrder';

const MIB = 2 ** 20;
const CAPACITY = 8 * 2 ** 30;
const PER_ADJ = bytesPerAdj(CAPACITY);

const row = (i: number, given: Partial<RankingRow>): RankingRow =>
  rankingRowOf({ rank: 0, pod: `pod-${i}`, container: 'main', ...given });

const nameOf = ({ namespace, pod: name, container: main }: RankingRow) => ({ namespace, pod: name, container: main });

const container = fc.record({
  qosClass: fc.constantFrom('Guaranteed' as const, 'Burstable' as const, 'BestEffort' as const),
  requestMib: fc.integer({ min: 1, max: 4096 }),
  rssMib: fc.integer({ min: 1, max: 6000 }),
});

const kernel = fc.array(container, { minLength: 2, maxLength: 15 }).map((all): Ranking => {
  const rows = all
    .map(({ qosClass, requestMib, rssMib }, i) => {
      const requestBytes = qosClass === 'BestEffort' ? 0 : requestMib * MIB;
      const limitBytes = qosClass === 'Guaranteed' ? requestBytes : null;
      const adj = oomScoreAdj({ qosClass, requestBytes }, CAPACITY);
      return row(i, { qosClass, requestBytes, limitBytes, rssBytes: rssMib * MIB, oomScoreAdj: adj });
    })
    .sort((a, b) => pointBytes(b, PER_ADJ)! - pointBytes(a, PER_ADJ)!)
    .map((one, i) => ({ ...one, rank: i + 1, killed: i === 0 }));
  const bytes = pointBytes(rows[0], PER_ADJ)! - pointBytes(rows[1], PER_ADJ)!;
  const lead = { bytes, errorBytes: 0, tooClose: false, next: { ...rows[1] } };
  const scale = { scaleBytes: CAPACITY, bytesPerAdj: PER_ADJ, capacityBytes: CAPACITY };
  const told = { total: rows.length, sparedBy: null };
  return finished({ by: 'kernel', exact: true, unit: 'permille', ...scale, lead, rows, ...told }, rows[0]);
});

const pod = fc.record({
  requestMib: fc.integer({ min: 0, max: 4096 }),
  usageMib: fc.integer({ min: 1, max: 6000 }),
  priority: fc.constantFrom(null, 0, 1000),
});

const kubelet = fc.array(pod, { minLength: 2, maxLength: 12 }).map((all): Ranking => {
  const rows = all.map(({ requestMib, usageMib, priority }, i) => {
    const own = row(i, { container: '', requestBytes: requestMib * MIB, usageBytes: usageMib * MIB, priority });
    return { ...own, exceedsRequest: exceedsRequest(weighed(own)) };
  });
  const scale = { scaleBytes: null, bytesPerAdj: null, capacityBytes: CAPACITY };
  const told = { total: rows.length, sparedBy: null };
  const bare = { by: 'kubelet' as const, exact: false, unit: null, ...scale, lead: null, ...told };
  const ranked = whatIf({ ...bare, rows }, nameOf(rows[0]))!.rows;
  const first = { ...ranked[0], killed: true };
  const lead = { bytes: 1, errorBytes: 0, tooClose: false, next: { ...ranked[1] } };
  return finished({ ...bare, lead, rows: [first, ...ranked.slice(1)] }, first);
});

describe.each<[string, fc.Arbitrary<Ranking>]>([
  ['the kernel', kernel],
  ['the kubelet', kubelet],
])('what would have spared one from %s', (_, rankings) => {
  it('spares it, and a Mi less does not', () => {
    let found = 0;
    fc.assert(
      fc.property(rankings, (ranking) => {
        const [killed] = ranking.rows;
        if (ranking.sparedBy === null) {
          return;
        }
        found++;
        const { requestBytes, wouldHaveDied } = ranking.sparedBy;
        const after = whatIf(ranking, { ...nameOf(killed), requestBytes })!;
        expect(after.spared).toBe(true);
        expect(after.dies[0]).toMatchObject(wouldHaveDied);
        if (requestBytes - MIB > (killed.requestBytes ?? 0)) {
          expect(whatIf(ranking, { ...nameOf(killed), requestBytes: requestBytes - MIB })!.spared).toBe(false);
        }
      }),
      // of the kubelet's a quarter counts
      { numRuns: 1000 }
    );
    expect(found).toBeGreaterThan(50);
  });

  it('is nothing for one that stood first only where no request up to the node’s memory would do', () => {
    fc.assert(
      fc.property(rankings, fc.integer({ min: 1, max: CAPACITY / MIB }), (ranking, mebibytes) => {
        const [killed] = ranking.rows;
        const isFirst = ranking.rows.filter(({ rank }) => rank === 1).length === 1;
        if (isFirst && ranking.sparedBy === null && mebibytes * MIB > (killed.requestBytes ?? 0)) {
          expect(whatIf(ranking, { ...nameOf(killed), requestBytes: mebibytes * MIB })!.spared).toBe(false);
        }
      }),
      { numRuns: 300 }
    );
  });
});

describe('what-if', () => {
  const changeless = (ranking: Ranking) => whatIf(ranking, nameOf(ranking.rows[0]))!;

  it('changes nothing where nothing is changed', () => {
    fc.assert(
      fc.property(kernel, (ranking) => {
        expect(changeless(ranking).rows.map(nameOf)).toEqual(ranking.rows.map(nameOf));
        expect(changeless(ranking).spared).toBe(false);
      })
    );
  });

  const ranking = (rows: RankingRow[]): Ranking => ({
    by: 'kernel',
    exact: true,
    unit: 'permille',
    total: rows.length,
    scaleBytes: CAPACITY,
    bytesPerAdj: PER_ADJ,
    capacityBytes: CAPACITY,
    lead: null,
    sparedBy: null,
    rows,
  });
  const guaranteed = row(0, { qosClass: 'Guaranteed', requestBytes: 2048 * MIB, limitBytes: 2048 * MIB, rssBytes: 1500 * MIB, oomScoreAdj: -997 }); // prettier-ignore
  const other = row(1, { qosClass: 'Burstable', requestBytes: 100 * MIB, rssBytes: 50 * MIB, oomScoreAdj: 988 });

  it('takes the guarantee away with a limit above the request', () => {
    const { dies, rows } = whatIf(ranking([other, guaranteed]), { ...nameOf(guaranteed), limitBytes: 4096 * MIB })!;
    expect(rows.find(({ pod: name }) => name === 'pod-0')).toMatchObject({ qosClass: 'Burstable', oomScoreAdj: 750 });
    expect(dies.map(nameOf)).toEqual([nameOf(other)]);
  });

  it('makes a limit a request where there is none, as the API does', () => {
    const naked = row(2, { qosClass: 'BestEffort', requestBytes: 0, rssBytes: 900 * MIB, oomScoreAdj: 1000 });
    const { spared, rows } = whatIf(ranking([naked, other]), { ...nameOf(naked), limitBytes: 4096 * MIB })!;
    expect(spared).toBe(true);
    expect(rows[1]).toMatchObject({ requestBytes: 4096 * MIB, qosClass: 'Burstable', oomScoreAdj: 500 });
  });

  it('lifts the limit with a request above it', () => {
    const { rows } = whatIf(ranking([other, guaranteed]), { ...nameOf(guaranteed), requestBytes: 3072 * MIB })!;
    expect(rows[1]).toMatchObject({ limitBytes: 3072 * MIB, qosClass: 'Guaranteed', oomScoreAdj: -997 });
  });

  it('is nothing without the container, or without what requests are weighed by', () => {
    expect(whatIf(ranking([other]), nameOf(guaranteed))).toBeNull();
    expect(whatIf({ ...ranking([other]), capacityBytes: null }, nameOf(other))).toBeNull();
  });

  it('moves a pod behind those of lower priority', () => {
    const pods = [0, 1].map((i) => row(i, { container: '', requestBytes: 0, usageBytes: (2 - i) * MIB, priority: 0 }));
    const byKubelet: Ranking = { ...ranking(pods), by: 'kubelet', unit: null, scaleBytes: null, bytesPerAdj: null };
    expect(compareForEviction(weighed(pods[0]), weighed(pods[1]))).toBeLessThan(0);
    expect(whatIf(byKubelet, { ...nameOf(pods[0]), priority: 1000 })).toMatchObject({ spared: true });
  });
});
