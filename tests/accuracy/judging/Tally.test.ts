import type { ExplainedKill } from '../../../src/core/explanation/Explanation';
import { count, emptyTally } from './Tally';
import type { Judged } from './judge';
import { failuresOf } from './report';

const ABOUT = { incident: 'termination-drain', installation: 'any', heldOut: false, present: ['events' as const] };
const missing = { families: new Set(['events' as const]) };

/** The tally of one answer that is right in the cause, and differs so from the truth. */
function tallyOf(told: object) {
  const entry = { pod: 'cart-1', cause: 'termination', trigger: 'drain', reason: 'Error', exitCode: 137 };
  const judged = {
    truth: entry,
    told: { ...entry, certainty: 'witnessed', score: 1, alternatives: [], signal: null, mislabelled: false, ...told },
    outcome: 'right',
    fromLess: false,
    sufficient: true,
    failure: null,
  } as unknown as Judged;
  const tally = emptyTally();
  count(tally, ABOUT, { mode: 'without one', missing }, { judged: [judged], invented: [] });
  return tally;
}

/** The tally of a told kill that never was. */
function tallyOfInvented(certainty: string, damage: object) {
  const kill = { cause: 'probe', certainty, score: 0.85, pod: 'cart-1', alternatives: [] };
  const invented = [kill as unknown as ExplainedKill];
  const tally = emptyTally();
  count(tally, ABOUT, { mode: 'metrics lost', missing: { ...missing, ...damage } }, { judged: [], invented });
  return tally;
}

describe('the bar of a kill that never was', () => {
  const damage = { damage: { kind: 'metrics' as const, seed: 1 } };

  it('falls wherever whole families are gone', () => {
    expect(tallyOfInvented('inferred', {}).failures).toHaveLength(1);
  });

  it('falls after losses at random where it is told for sure, and is listed otherwise', () => {
    expect(tallyOfInvented('witnessed', damage).failures).toHaveLength(1);
    const { failures, unsure, counts } = tallyOfInvented('inferred', damage);
    expect([failures, unsure.length, counts['metrics lost'].probe.invented]).toEqual([[], 1, 1]);
  });
});

describe('the bars of an answer with the right cause', () => {
  it('fall where its trigger or its label is wrong, with the command that shows it', () => {
    const [line] = failuresOf(tallyOf({ trigger: 'rollout' }).failures, Infinity);
    expect(line).toContain('trigger rollout instead of drain');
    expect(line).toContain('--incident termination-drain --as any --missing events');
    expect(tallyOf({ mislabelled: true }).failures).toHaveLength(1);
  });

  it('hold where it leaves the trigger open, which is listed apart', () => {
    const { failures, untriggered, counts } = tallyOf({ trigger: 'unknown' });
    expect(failures).toEqual([]);
    expect(untriggered).toHaveLength(1);
    expect(counts['without one'].termination['no-trigger']).toBe(1);
  });

  it('hold where all of it is right', () => {
    const { failures, untriggered } = tallyOf({});
    expect([...failures, ...untriggered]).toEqual([]);
  });
});
