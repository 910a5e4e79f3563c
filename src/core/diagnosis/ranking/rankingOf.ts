import { Ranking } from '../../explanation/Explanation';
import { Facts } from '../facts/Facts';
import { Verdict } from '../weigh';
import { evictionReplay } from './evictionReplay';
import { isChoice, kernelReplay } from './kernelReplay';
import { kernelTable } from './kernelTable';

/** An undetermined kill is replayed for the node's own OOM from this likelihood on: whether that would have been this one. */
const WORTH_REPLAYING = 0.2;

/**
 * Who stood where when this one was chosen: the kernel's own table where a report has one, else replayed from metrics;
 * null where nobody chose, or where what it takes is not collected.
 */
export function rankingOf(facts: Facts, verdict: Verdict): Ranking | null {
  const { heard, cause, alternatives } = verdict;
  const table = kernelTable(facts, heard.disagree ? [] : heard.deciding);
  if (table !== null) {
    return table;
  }
  if (cause === 'node-eviction') {
    return evictionReplay(facts);
  }
  if (cause === 'undetermined') {
    const byNode = alternatives.find((one) => one.cause === 'node-oom');
    return byNode && byNode.score >= WORTH_REPLAYING ? kernelReplay(facts, 'node-oom') : null;
  }
  return isChoice(cause) ? kernelReplay(facts, cause) : null;
}
