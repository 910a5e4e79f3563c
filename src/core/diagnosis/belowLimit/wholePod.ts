import { Bytes, epochMs, toIso, wholeBytes } from '../../units';
import { BelowLimit, BelowLimitRow } from '../../explanation/Explanation';
import { message } from '../../explanation/Message';
import { Facts } from '../facts/Facts';
import { memoryLimitAt } from '../facts/memoryLimit';
import { OwnMemory } from '../facts/ownMemory';
import { seenBefore } from '../facts/seenBefore';
import { Verdict } from '../weigh';
import { row } from './row';
import { ownLimitRemains } from './unusedRows';

/** A sample older than this is in no graph any more: Prometheus carries a value so long. */
const SHOWN_MS = 300_000;

/** A container of the pod before its end. */
interface Member {
  container: string;
  /** null when it has none, or when none is known */
  limit: Bytes | null;
  /** null without a sample that a graph can have shown */
  own: OwnMemory | null;
}

/**
 * The same for a pod of several containers that was evicted as a whole, as an ordinary dashboard draws a pod: the sum of
 * the containers' working sets against the sum of their limits, in bytes. Null without memory samples.
 */
export function wholePod(facts: Facts, verdict: Verdict, stepSeconds: number): BelowLimit | null {
  const members = membersOf(facts);
  const sampled = members.flatMap(({ own }) => own ?? []);
  const seen = seenBefore(facts, stepSeconds, facts.records.longLived().map(({ container }) => container)); // prettier-ignore
  if (seen === null || sampled.length === 0) {
    return null;
  }
  const [seenBytes, workingSet, usage] = [
    seen.value,
    sumOf(sampled, ({ workingSetBytes }) => workingSetBytes),
    sumOf(sampled, ({ usageBytes }) => usageBytes),
  ].map((bytes) => wholeBytes(bytes));
  const limit = limitOf(facts, members);
  const rows = (limitBytes: Bytes): BelowLimitRow[] => [
    row('averaging', workingSet - seenBytes, 'exact', message('below.averaging')),
    row('metric', usage - workingSet, 'exact', message('below.metric')),
    ...unused(verdict, members, limitBytes - usage),
  ];
  return {
    limitBytes: limit,
    seenBytes,
    seenAt: toIso(epochMs(seen.at)),
    seenStepSeconds: stepSeconds,
    maxSeenBytes: Math.max(wholeBytes(seen.max), seenBytes),
    hitLimitBytes: null,
    hitLimitCgroup: null,
    expr: null,
    rows:
      limit === null
        ? [row('no-limit', 0, 'exact', message('below.no-limit-pod'))]
        : rows(limit).filter(({ why, bytes }) => bytes !== 0 || why === 'not-the-limit'),
  };
}

function membersOf({ evidence, records, scene, kill, moment }: Facts): Member[] {
  return records.longLived().map(({ container, init }) => {
    const limit = memoryLimitAt(evidence, records, { container, init, time: kill.time });
    const own = scene.ownMemoryOf(container, kill, moment);
    return {
      container,
      limit: typeof limit === 'number' && limit > 0 ? limit : null,
      own: own !== null && own.at > moment.to - SHOWN_MS ? own : null,
    };
  });
}

/** Null where a container has none; a lower one that was declared for the pod itself (KEP-2837) is the pod's. */
function limitOf({ pod }: Facts, members: Member[]): Bytes | null {
  if (members.some(({ limit }) => limit === null)) {
    return null;
  }
  const sum = sumOf(members, ({ limit }) => limit!);
  return wholeBytes(pod?.belowContainers && pod.limitBytes !== null ? Math.min(sum, pod.limitBytes) : sum);
}

/** What is left up to the limit: never used, but for what containers may have held of which nothing was read. */
function unused(verdict: Verdict, members: Member[], rest: Bytes): BelowLimitRow[] {
  if (ownLimitRemains(verdict)) {
    return [row('unknown', rest, 'exact', message('below.unknown'))];
  }
  const unread = members.filter(({ own }) => own === null);
  const untold = Math.min(Math.max(0, rest), wholeBytes(sumOf(unread, ({ limit }) => limit!)));
  const ageSeconds = Math.max(...members.map(({ own }) => own?.ageSeconds ?? 0));
  return [
    row('unknown', untold, 'exact', message('below.pod-unread', { containers: unread.map(({ container }) => container).join(', ') })), // prettier-ignore
    row('not-the-limit', rest - untold, rest - untold > 0 ? 'at-most' : 'exact', message('below.not-the-limit-pod', { ageSeconds })), // prettier-ignore
  ];
}

const sumOf = <T>(all: T[], part: (one: T) => number): number => all.reduce((sum, one) => sum + part(one), 0);
