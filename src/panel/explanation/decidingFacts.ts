import { type EvidenceRow, type ExplainedKill } from '../../core/explanation/Explanation';
import { isSameFact, onceEach } from '../../core/explanation/sameFact';

/** What a user suspects first: the limit that the graph is drawn against. */
const FIRST_SUSPECTS = ['container-limit', 'pod-limit', 'node-oom'];

/**
 * The two or three facts that decide: the strongest for the cause, and what speaks against the first suspicion. Without
 * a cause: the strongest for each of the likeliest. Rows come strongest first.
 */
export function decidingFacts({ cause, alternatives, evidence }: ExplainedKill, most = 3): EvidenceRow[] {
  const speaking = (bears: EvidenceRow['bears']) => evidence.filter((row) => row.bears === bears);
  if (cause === 'undetermined') {
    const likely = alternatives
      .slice(0, most)
      .flatMap((one) => speaking('for').find((row) => row.cause === one.cause) ?? []);
    return onceEach([...likely, ...speaking('against')]).slice(0, most);
  }
  const support = onceEach(speaking('for').filter((row) => row.cause === cause));
  const told = support.slice(0, most - 1);
  const against = speaking('against').filter(
    (row) => row.cause !== cause && !told.some((other) => isSameFact(other, row))
  );
  const suspected = FIRST_SUSPECTS.flatMap((suspect) => against.find((row) => row.cause === suspect) ?? []);
  const contradiction = suspected[0] ?? against[0];
  return contradiction ? [...told, contradiction] : support.slice(0, most);
}
