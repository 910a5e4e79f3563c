import * as fc from 'fast-check';
import { explain } from '../../src/core/diagnosis/explain';
import { TELLABLE_SCORE } from '../../src/core/diagnosis/scores';
import type { Evidence } from '../../src/core/evidence/Evidence';
import type { ExplainedKill } from '../../src/core/explanation/Explanation';
import { epochMs } from '../../src/core/units';
import { examples } from '../examples/exampleEvidence';
import { lab1Evidence } from '../examples/lab1Evidence';
import { compareWithTruth, TruthEntry, wrongAndSure } from '../truth/compareWithTruth';
import { lab1 } from '../truth/lab1';
import { losses, mutated, Mutation, mutations } from './mutations';

/** More of them by night: PROPERTY_RUNS=2000. */
const RUNS = Number(process.env.PROPERTY_RUNS ?? 60);
const STEPS = [1, 15, 30, 60, 300];
/** One seed draws the same changes for every property: what is explained for one need not be for the next. */
const SEED = 7;
/** What rounding a double may cost in a sum of shares. */
const ROUNDING = 1e-9;

const TOLD = [
  'id',
  'time',
  'timeErrorSeconds',
  'cause',
  'certainty',
  'score',
  'alternatives',
  'exitCode',
  'reason',
] as const;
const named = (kill: ExplainedKill) => Object.fromEntries(TOLD.map((name) => [name, kill[name]]));

/** Beside the scripted incidents the recording of a real cluster. */
const INCIDENTS = [{ name: 'lab1', evidence: () => lab1Evidence(), truth: lab1.truth }, ...examples];

describe.each(INCIDENTS)('explanations of $name, whatever its samples say', ({ evidence: read, truth: tell }) => {
  let evidence: Evidence;
  let truth: TruthEntry[];
  const known = new Map<string, ExplainedKill[]>();
  beforeAll(async () => {
    evidence = await read();
    truth = tell();
  });
  afterAll(() => known.clear());

  const toldOf = (changes: Mutation[], stepSeconds?: number): ExplainedKill[] => {
    const key = JSON.stringify([changes, stepSeconds]);
    const kills = known.get(key) ?? explain(mutated(evidence, changes), { stepSeconds }).kills;
    known.set(key, kills);
    return kills;
  };
  const always = (holds: (kills: ExplainedKill[]) => void) =>
    fc.assert(
      fc.property(mutations, (changes) => holds(toldOf(changes))),
      { numRuns: RUNS, seed: SEED }
    );

  it('lead from what was seen to the limit in rows that add up exactly, at any step', () => {
    fc.assert(
      fc.property(mutations, fc.constantFrom(...STEPS), (changes, stepSeconds) => {
        for (const { belowLimit } of toldOf(changes, stepSeconds)) {
          if (belowLimit?.limitBytes !== null && belowLimit !== null) {
            const { rows, seenBytes, limitBytes } = belowLimit;
            expect(rows.reduce((sum, { bytes }) => sum + bytes, seenBytes)).toBe(limitBytes);
          }
        }
      }),
      { numRuns: RUNS, seed: SEED }
    );
  });

  it('account for the growth of the node in rows that add up, of which no share of the growth is more than all', () => {
    always((kills) => {
      for (const { consumers } of kills) {
        if (consumers !== null) {
          expect(consumers.rows.reduce((sum, { growthBytes }) => sum + growthBytes, 0)).toBe(consumers.totalBytes);
          const shares = consumers.rows.map(({ share }) => share).filter((share) => share > 0);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + ROUNDING);
        }
      }
    });
  });

  it('score all causes that are left, none as high as one that would be told, and the scores sum to 1', () => {
    always((kills) => {
      for (const { cause, score, alternatives } of kills) {
        const all = [...(score === null ? [] : [score]), ...alternatives.map((one) => one.score)];
        expect(score === null).toBe(cause === 'undetermined');
        expect(alternatives.length <= 1 || alternatives.every((one) => one.score < TELLABLE_SCORE)).toBe(true);
        expect(all.every((one) => one > 0 && one <= 1)).toBe(true);
        expect(Math.abs(all.reduce((sum, one) => sum + one, 0) - 1)).toBeLessThan(ROUNDING);
      }
    });
  });

  it('are never wrong and sure, whatever is lost', () => {
    fc.assert(
      fc.property(losses, (changes) => {
        const wrong = wrongAndSure(compareWithTruth(truth, explain(mutated(evidence, changes)).kills));
        expect(wrong.map((one) => `${one.truth.id} told as ${one.told.cause} ${one.told.score}`)).toEqual([]);
      }),
      { numRuns: RUNS, seed: 19 }
    );
  });

  it('do not depend on the order of series', () => {
    fc.assert(
      fc.property(mutations, fc.integer(), (changes, seed) => {
        // of copies that contradict each other the first counts: collecting sorts them (Recorder.ts)
        const single = changes.filter(({ change }) => change.kind !== 'copy-series');
        const told = explain(shuffled(mutated(evidence, single), seed)).kills;
        expect(told.map(named)).toEqual(toldOf(single).map(named));
      }),
      { numRuns: RUNS, seed: SEED }
    );
  });

  it('do not depend on the step of the panel', () => {
    fc.assert(
      fc.property(mutations, fc.constantFrom(...STEPS), (changes, stepSeconds) => {
        expect(toldOf(changes, stepSeconds).map(named)).toEqual(toldOf(changes).map(named));
      }),
      { numRuns: RUNS, seed: SEED }
    );
  });

  it('do not depend on when it is asked, once all is settled', () => {
    fc.assert(
      fc.property(mutations, fc.integer({ min: 0, max: 90 * 86_400 }), (changes, seconds) => {
        const changed = mutated(evidence, changes);
        const settled = { ...changed, askedAt: epochMs(changed.range.to + 300_000) };
        const later = { ...changed, askedAt: epochMs(settled.askedAt + 1000 * seconds) };
        expect(explain(later).kills.map(named)).toEqual(explain(settled).kills.map(named));
      }),
      { numRuns: RUNS, seed: SEED }
    );
  });
});

/** Metrics, series and pods in another order. */
function shuffled(evidence: Evidence, seed: number): Evidence {
  let state = seed >>> 0;
  const order = <T>(all: T[]): T[] =>
    all
      .map((one) => ({ one, key: (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) }))
      .sort((a, b) => a.key - b.key)
      .map(({ one }) => one);
  return {
    ...evidence,
    pods: order(evidence.pods),
    nodes: order(evidence.nodes),
    series: Object.fromEntries(order(Object.entries(evidence.series)).map(([metric, all]) => [metric, order(all)])),
  };
}
