import { ClusterEvent } from '../cluster/ClusterEvent';
import { OomVictim } from '../logs/KernelOomReport';
import { KernelRecord } from '../Witnesses';

/** Dates of one report in two forms of the log differ by the clock's drift since boot, or not at all. */
const SLACK_MS = 2000;

/**
 * Reports without those that overlapping logs tell twice: the same process of the same cgroup dies once. The fuller one
 * is kept, in the place of the first.
 */
export function distinctReports(records: KernelRecord[]): KernelRecord[] {
  const kept: KernelRecord[] = [];
  const byVictim = new Map<string, Set<number>>();
  for (const record of records) {
    const namesakes = keysOf(record).flatMap((key) => [...(byVictim.get(key) ?? [])]);
    const same = namesakes.find((i) => isSame(kept[i], record));
    const place = same ?? kept.length;
    if (same === undefined || fullness(record) > fullness(kept[same])) {
      kept[place] = record;
    }
    keysOf(record).forEach((key) => byVictim.set(key, (byVictim.get(key) ?? new Set()).add(place)));
  }
  return kept;
}

const keyOf = ({ pid, comm }: OomVictim): string => `${pid} ${comm}`;

/** The processes that it names; a report that names none is like no other. */
const keysOf = ({ report }: KernelRecord): string[] => report.victims.filter(({ pid }) => pid !== null).map(keyOf);

function isSame(a: KernelRecord, b: KernelRecord): boolean {
  const near = a.at === null || b.at === null || Math.abs(a.at - b.at) <= Math.max(a.errorMs, b.errorMs, SLACK_MS);
  return (
    near &&
    agree(a.node || null, b.node || null) &&
    a.report.victims.some((one) =>
      b.report.victims.some((other) => isSameVictim(one, other, a.at === null || b.at === null))
    )
  );
}

const isSameVictim = (one: OomVictim, other: OomVictim, undated: boolean): boolean =>
  keyOf(one) === keyOf(other) &&
  agree(one.cgroup, other.cgroup) &&
  (!undated || (one.uptimeSeconds !== null && one.uptimeSeconds === other.uptimeSeconds));

const agree = (a: string | null, b: string | null): boolean => a === b || a === null || b === null;

const fullness = ({ report, at }: KernelRecord): number =>
  report.tasks.length +
  report.victims.length +
  report.quotes.length -
  100 * report.missing.length +
  (at === null ? 0 : 1000);

/**
 * Events in order of time, whatever the order of the file, and without those of two exports: the one that was exported
 * last has counted furthest.
 */
export function distinctEvents(events: ClusterEvent[]): ClusterEvent[] {
  const kept = new Map<string, ClusterEvent>();
  for (const event of events) {
    const { kind, namespace, name, uid, container, reason, message, reporter, node, firstAt } = event;
    const key = JSON.stringify([kind, namespace, name, uid, container, reason, message, reporter, node, firstAt]);
    const before = kept.get(key);
    if (before === undefined || event.lastAt > before.lastAt || event.count > before.count) {
      kept.set(key, event);
    }
  }
  return [...kept]
    .sort(([a, one], [b, other]) => one.firstAt - other.firstAt || one.lastAt - other.lastAt || (a < b ? -1 : 1))
    .map(([, event]) => event);
}
