import { Bytes, wholeBytes } from '../../units';
import { BelowLimitRow } from '../../explanation/Explanation';
import { message } from '../../explanation/Message';
import { Facts } from '../facts/Facts';
import { Verdict } from '../weigh';
import { decidingReport } from './hitLimit';
import { row } from './row';

/**
 * From what the container was charged to its own limit, where no limit of a cgroup is known to have been hit: never used
 * when the own limit is excluded, else not told. What it grew after its last sample is part of that rest, so it is a
 * bound, unless the kernel says what its processes held.
 */
export function unusedRows(facts: Facts, verdict: Verdict, limit: Bytes): BelowLimitRow[] {
  const rest = limit - wholeBytes(facts.own!.usageBytes);
  if (ownLimitRemains(verdict)) {
    return [row('unknown', rest, 'exact', message('below.unknown'))];
  }
  const grown = Math.max(0, wholeBytes(heldByVictims(verdict)) - wholeBytes(facts.own!.usageBytes));
  return [
    row('sampling', grown, 'at-least', message('below.sampling-witnessed')),
    row(
      'not-the-limit',
      rest - grown,
      rest > 0 ? 'at-most' : 'exact',
      message('below.not-the-limit', { ageSeconds: facts.own!.ageSeconds })
    ),
  ];
}

/** Whether the own limit may yet have been the one. */
export function ownLimitRemains({ cause, alternatives, heard }: Verdict): boolean {
  if (cause === 'undetermined') {
    return heard.disagree || alternatives.length === 0 || alternatives.some(({ cause: other }) => OF_OWN.has(other));
  }
  return OF_OWN.has(cause) || cause === 'pod-limit' || cause === 'node-allocatable';
}

/** A process inside is killed by the container's own limit as a rule; which limit it was only the kernel says. */
const OF_OWN: ReadonlySet<string> = new Set(['container-limit', 'child-oom']);

/** What the killed processes of the container had resident by the kernel's own count: it was charged that at least. */
function heldByVictims(verdict: Verdict): Bytes {
  const victims = decidingReport(verdict)?.victims ?? [];
  const [first] = victims;
  return victims
    .filter(({ containerId }) => containerId === first.containerId)
    .reduce(
      (sum, { anonRssBytes, fileRssBytes, shmemRssBytes }) =>
        sum + (anonRssBytes ?? 0) + (fileRssBytes ?? 0) + (shmemRssBytes ?? 0),
      0
    );
}
