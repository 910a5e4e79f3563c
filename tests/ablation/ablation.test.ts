import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { incidents } from '../../scenarios';
import { explain } from '../../src/core/diagnosis/explain';
import { parseCapsule } from '../../src/core/evidence/capsule';
import type { Evidence } from '../../src/core/evidence/Evidence';
import { runPodCoroner } from '../integration/runPodCoroner';
import { startPrometheus } from '../prometheus/startPrometheus';
import { compareWithTruth, isSure, TruthEntry, wrongAndSure } from '../truth/compareWithTruth';
import { lab1 } from '../truth/lab1';
import { METRIC_GROUPS } from './metricGroups';
import { seededRandom } from './seededRandom';
import { groupsIn, takeAway } from './takeAway';

const EXAMPLES = path.resolve(__dirname, '../../examples');
/** The end of every example (scripts/make-examples.ts). */
const EXAMPLES_END = Date.parse('2026-11-23T20:00:00Z');
const RANDOM_SUBSETS = 300;

const evidenceIn = (file: string): Evidence => {
  const bytes = readFileSync(file);
  return parseCapsule((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')).evidence;
};

async function evidenceOfLab1(): Promise<Evidence> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pod-coroner-ablation-'));
  const file = path.join(folder, 'lab1.json');
  const prometheus = await startPrometheus({ recording: lab1.recording });
  try {
    const range = ['--from', lab1.range.from, '--to', lab1.range.to];
    await runPodCoroner(['capture', '--prometheus', prometheus.url, ...range, '-o', file]);
    return evidenceIn(file);
  } finally {
    await prometheus.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const SOURCES: Array<[string, () => Promise<Evidence>, () => TruthEntry[]]> = [
  ['lab1', evidenceOfLab1, lab1.truth],
  ...incidents.map(({ name, simulate }): [string, () => Promise<Evidence>, () => TruthEntry[]] => [
    name,
    () => Promise.resolve(evidenceIn(path.join(EXAMPLES, `${name}.json.gz`))),
    () => simulate(EXAMPLES_END).truth,
  ]),
];

/** Every single group, every pair, and some larger sets drawn with a fixed seed. */
function ablations(names: string[]): string[][] {
  const random = seededRandom(7);
  const pairs = names.flatMap((one, i) => names.slice(i + 1).map((other) => [one, other]));
  const drawn = Array.from({ length: RANDOM_SUBSETS }, () => {
    const share = 0.1 + 0.6 * random();
    return names.filter(() => random() < share);
  });
  return [...names.map((name) => [name]), ...pairs, ...drawn];
}

describe.each(SOURCES)('%s with evidence taken away', (_, collect, truthOf) => {
  let evidence: Evidence;
  let truth: TruthEntry[];
  let inventedFromAll: string[];
  /** what was told wrong and sure, and what was taken away then */
  const wrong: string[] = [];
  /** what was told sure and never was */
  const invented: string[] = [];
  const thrown: string[] = [];
  let told = 0;
  let right = 0;

  beforeAll(async () => {
    evidence = await collect();
    truth = truthOf();
    inventedFromAll = compareWithTruth(truth, explain(evidence).kills).invented.map(
      ({ pod, time }) => `${time} ${pod}`
    );
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

  it('is explained with nothing invented while all of it is there', () => {
    expect(inventedFromAll).toEqual([]);
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
