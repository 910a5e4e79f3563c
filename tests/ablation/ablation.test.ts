import { explain } from '../../src/core/diagnosis/explain';
import type { Evidence } from '../../src/core/evidence/Evidence';
import { examples, Incident } from '../examples/exampleEvidence';
import { lab1Evidence } from '../examples/lab1Evidence';
import { compareWithTruth, isSure, TruthEntry, wrongAndSure } from '../truth/compareWithTruth';
import { lab1, leftNoTrace } from '../truth/lab1';
import { METRIC_GROUPS } from './metricGroups';
import { seededRandom } from './seededRandom';
import { groupsIn, takeAway } from './takeAway';

const RANDOM_SUBSETS = 300;

const INCIDENTS: Incident[] = [{ name: 'lab1', evidence: () => lab1Evidence(), truth: lab1.truth }, ...examples];

/** Every single group, and larger sets drawn with a fixed seed; every pair of families is `npm run accuracy`'s. */
function ablations(names: string[]): string[][] {
  const random = seededRandom(7);
  const drawn = Array.from({ length: RANDOM_SUBSETS }, () => {
    const share = 0.1 + 0.6 * random();
    return names.filter(() => random() < share);
  });
  return [...names.map((name) => [name]), ...drawn];
}

describe.each(INCIDENTS)('$name with evidence taken away', (incident) => {
  let evidence: Evidence;
  let truth: TruthEntry[];
  let fromAll: ReturnType<typeof compareWithTruth>;
  /** what was told wrong and sure, and what was taken away then */
  const wrong: string[] = [];
  /** what was told sure and never was */
  const invented: string[] = [];
  const thrown: string[] = [];
  let told = 0;
  let right = 0;

  beforeAll(async () => {
    evidence = await incident.evidence();
    truth = incident.truth();
    fromAll = compareWithTruth(truth, explain(evidence).kills);
    for (const missing of ablations(groupsIn(evidence, METRIC_GROUPS))) {
      const without = `without ${missing.join(', ')}`;
      try {
        const { kills } = explain(
          takeAway(
            evidence,
            missing.map((name) => METRIC_GROUPS[name])
          )
        );
        const comparison = compareWithTruth(truth, kills);
        told += kills.length;
        right += comparison.found.filter(({ verdict }) => verdict === 'right').length;
        wrong.push(
          ...wrongAndSure(comparison).map(
            (one) => `${one.truth.id} at ${one.truth.time} told as ${one.told.cause} ${one.told.score} ${without}`
          )
        );
        invented.push(
          ...comparison.invented
            .filter(isSure)
            .map(
              ({ pod, time, cause, timeErrorSeconds }) =>
                `${cause} of ${pod} at ${time} ± ${timeErrorSeconds} s ${without}`
            )
        );
      } catch (error) {
        thrown.push(`${error instanceof Error ? error.stack : error} ${without}`);
      }
    }
  });

  it('is told as it was while all of it is there', () => {
    const asked = new Set(evidence.pods.filter(({ selected }) => selected).map(({ pod }) => pod));
    const missed = fromAll.missed.filter((entry) => asked.has(entry.pod ?? '') && !leftNoTrace(entry));
    expect({ missed, invented: fromAll.invented }).toEqual({ missed: [], invented: [] });
  });

  it('is never told wrong and sure', () => {
    expect(wrong.slice(0, 20)).toEqual([]);
  });

  it('is never sure of a kill that was none', () => {
    expect(invented.slice(0, 20)).toEqual([]);
  });

  it('never ends in an error', () => {
    expect(thrown.slice(0, 3)).toEqual([]);
  });

  it('is still told where enough is left', () => {
    const dead = truth.length > 0;
    expect([told > 0, right > 0]).toEqual([dead, dead]);
  });
});
