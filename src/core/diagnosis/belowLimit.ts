import { epochMs, toIso } from '../units';
import { message } from '../explanation/Message';
import { BelowLimit, BelowLimitRow } from '../explanation/Explanation';
import { Facts } from './facts/Facts';
import { seenBefore } from './facts/seenBefore';
import { Verdict } from './weigh';

/**
 * Why the graph stayed below 100 %: rows that lead from what an ordinary dashboard showed (working set, at a step) to
 * the limit it is drawn against, and add up exactly. Null without memory samples of the container.
 * @param stepSeconds the dashboard's step; the scrape interval unless the user says otherwise
 */
export function belowLimit(facts: Facts, verdict: Verdict, stepSeconds: number): BelowLimit | null {
  const { own, limit } = facts;
  const seen = seenBefore(facts, stepSeconds);
  if (own === null || seen === null) {
    return null;
  }
  const hit = hitLimit(facts, verdict);
  const shown: Omit<BelowLimit, 'limitBytes' | 'rows'> = {
    seenBytes: seen.value,
    seenAt: toIso(epochMs(seen.at)),
    seenStepSeconds: stepSeconds,
    maxSeenBytes: Math.max(seen.max, seen.value),
    hitLimitBytes: hit?.bytes ?? null,
    hitLimitCgroup: hit?.cgroup ?? null,
    expr: null,
  };
  if (typeof limit !== 'number') {
    return { ...shown, limitBytes: null, rows: [row('no-limit', 0, 'exact')] };
  }
  const rows = [
    row('averaging', own.workingSetBytes - seen.value, 'exact'),
    row('metric', own.usageBytes - own.workingSetBytes, 'exact'),
    ...toTheLimit(facts, verdict, limit, hit),
  ].filter(({ bytes, why }) => bytes !== 0 || why === 'not-the-limit' || why === 'unknown');
  return { ...shown, limitBytes: limit, rows };
}

/** From what the container was charged at its last sample to its own limit. */
function toTheLimit(
  { own, kubepods }: Facts,
  verdict: Verdict,
  limit: number,
  hit: { bytes: number } | null
): BelowLimitRow[] {
  const rest = limit - own!.usageBytes;
  switch (verdict.cause) {
    case 'container-limit':
      return [row('sampling', rest, rest >= 0 ? 'at-least' : 'exact')];
    case 'node-allocatable': {
      if (hit === null || !kubepods?.before) {
        return [row('not-the-limit', rest, 'exact')];
      }
      const others = kubepods.before.value - own!.usageBytes;
      return [
        row('other-container', others, 'exact'),
        row('sampling', hit.bytes - kubepods.before.value, 'at-least'),
        row('base', limit - hit.bytes, 'exact'),
      ];
    }
    case 'undetermined':
      return [row('unknown', rest, 'exact')];
    default:
      return [row('not-the-limit', rest, 'exact')];
  }
}

/** The limit that was really hit, if it was one. */
function hitLimit({ limit, kubepods }: Facts, { cause }: Verdict): { bytes: number; cgroup: string } | null {
  if (cause === 'container-limit' && typeof limit === 'number') {
    return { bytes: limit, cgroup: 'container' };
  }
  return cause === 'node-allocatable' && kubepods !== null ? { bytes: kubepods.limitBytes, cgroup: 'kubepods' } : null;
}

const row = (why: BelowLimitRow['why'], bytes: number, bound: BelowLimitRow['bound']): BelowLimitRow => ({
  why,
  bytes,
  bound,
  message: message(`below.${why}`, { gapBytes: Math.abs(bytes), sign: bytes < 0 ? '-' : '+' }),
});
