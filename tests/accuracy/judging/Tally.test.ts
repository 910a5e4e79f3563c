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
