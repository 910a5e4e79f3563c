import { PodRef } from '../evidence/Evidence';
import { KernelRecord } from '../evidence/Witnesses';
import { Kill } from '../kills/Kill';
import { CauseId } from '../diagnosis/Cause';
import { announcedAfter } from './announcedAfter';
import { afterAnnouncement } from './bearWitness';
import { WasStalled } from './daemonTestimony';
import { diesWhole } from './diesWhole';
import { kernelCauses } from './kernelCauses';
import { neverRan } from './neverRan';
import { Joined, Testimony, testimony } from './Testimony';
import { WitnessIndex } from './WitnessIndex';

/** A kernel kill is followed by the runtime's finishedAt after 0 to 6 s; on a thrashing node it takes longer. */
const LAG_MS = 10_000;
/** A container that died whole leaves no other end to speak of, whatever the clocks say. */
const BY_ID_MS = 600_000;
const STALLED_MS = 110_000;
/** Logs are written to the second. */
const SLACK_MS = 1000;

/** What was seen of the pod's containers. */
interface Seen {
  /** just one of them can have run at a time, Unix milliseconds; null when the report has none */
  isAlone(at: number | null): boolean;
  /** the victim's was sampled with other processes' memory later */
  outlived(record: KernelRecord): boolean;
  wasStalled: WasStalled;
}

/**
 * Gives the reports that name a pod to its kills, by container id, else by pod UID and time (contract.md). A report
 * belongs to one kill; the end of a container may have several, one for each of its processes.
 * @returns reports that no kill explains
 */
export function joinReports(
  index: WitnessIndex,
  pod: PodRef,
  kills: Kill[],
  { isAlone, outlived, wasStalled }: Seen
): KernelRecord[] {
  const records = [...index.reportsOf(pod)].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  return records.filter((record) => {
    const isChild = outlived(record);
    const open = kills.filter((kill) => !isChild || kill.kind === 'child' || kill.exitCode === 137);
    const found = bestOf(index, pod, open, record, wasStalled);
    if (found === null) {
      return true;
    }
    const { kill, joined } = found;
    // two containers, and nothing says which of them the process was in
    const alone = found.alone && (joined === 'container-id' || isAlone(record.at) || isResolved(index, pod, record));
    const late = alone ? lateWords(kill, record, wasStalled) : [];
    late.forEach((word) => (word.names = false));
    kill.testimony.push(
      testimony({
        family: 'kernel-log',
        joined,
        names: alone,
        causes: [...new Set([...causesFor(kill, record), ...late.flatMap(({ causes }) => causes)])],
        trigger: record.report.manual ? 'sysrq' : null,
        at: record.at,
        errorMs: record.errorMs,
        quote: record.quote,
        record,
      })
    );
    return false;
  });
}

const isResolved = (index: WitnessIndex, pod: PodRef, record: KernelRecord): boolean =>
  idsIn(index, pod, record).some((id) => index.containerOf(id) !== null);

/**
 * Words that name this end and may have come late: after an OOM of the node a kubelet that stood still announces what is
 * dead already (facts/metrics.md 9).
 */
const lateWords = (
  { kind, dating, testimony: given }: Kill,
  record: KernelRecord,
  wasStalled: WasStalled
): Testimony[] =>
  kind === 'end' && dating === 'window' && record.report.global && record.at !== null
    ? given.filter(
        ({ names, act, at }) =>
          names &&
          !act &&
          at !== null &&
          at > record.at! &&
          at < record.at! + STALLED_MS &&
          wasStalled(at, record.node) !== false
      )
    : [];

/**
 * One dead process is not yet a dead container: without a SIGKILL's exit code, of an end that is dated by a long window
 * or much later, and of one that somebody else announced.
 */
function causesFor(kill: Kill, { report, at }: KernelRecord): CauseId[] {
  const causes = kernelCauses(report);
  if (kill.kind === 'child') {
    return kill.survived === false ? [...causes, 'child-oom'] : ['child-oom'];
  }
  const late = at !== null && kill.dating === 'finished-at' && kill.time - at > LAG_MS;
  const vague = kill.dating !== 'finished-at' && kill.window.before - kill.window.after > 2 * LAG_MS;
  const announced = kill.testimony.some(({ names, act }) => names && !act);
  const surely = (kill.exitCode === 137 || neverRan(kill)) && !late && !vague && !announced;
  return surely || diesWhole(report) ? causes : [...new Set([...causes, 'child-oom' as const])];
}

interface Candidate {
  kill: Kill;
  joined: Joined;
  /** no other container of the pod ended so that the report may speak of it */
  alone: boolean;
}

function bestOf(
  index: WitnessIndex,
  pod: PodRef,
  kills: Kill[],
  record: KernelRecord,
  wasStalled: WasStalled
): Candidate | null {
  const ids = idsIn(index, pod, record);
  const fitting = kills
    .filter(({ kind }) => kind !== 'eviction')
    .map((kill) => ({ kill, joined: joinOf(index, kill, ids) }))
    .filter(
      (one): one is { kill: Kill; joined: Joined } =>
        one.joined !== null && fits(one.kill, one.joined, record, wasStalled)
    );
  const byId = fitting.filter(({ joined }) => joined === 'container-id');
  const open = fitting.filter(({ kill }) => !isAnotherLife(kill, ids));
  const [best] = (byId.length > 0 ? byId : open).sort(
    (a, b) =>
      Number(a.kill.kind === 'child') - Number(b.kill.kind === 'child') ||
      earlier(a.kill, b.kill) ||
      apart(a.kill, record) - apart(b.kill, record)
  );
  return best === undefined
    ? null
    : {
        ...best,
        alone: best.joined === 'container-id' || fitting.every(({ kill }) => kill.container === best.kill.container),
      };
}

/** A report of another container id speaks of another life of this container than one that was given to the end already. */
const isAnotherLife = ({ kind, testimony: given }: Kill, ids: string[]): boolean =>
  kind === 'end' &&
  ids.length > 0 &&
  given.some(({ record }) => {
    const known = record?.report.victims.flatMap(({ containerId }) => containerId ?? []) ?? [];
    return known.length > 0 && !known.some((id) => ids.includes(id));
  });

/** Reports come in order of time, so of ends that no runtime dated only the first open one is meant. */
const earlier = (a: Kill, b: Kill): number =>
  isUndated(a) && isUndated(b) && a.container === b.container ? (a.ordinal ?? 0) - (b.ordinal ?? 0) : 0;

const isUndated = ({ dating }: Kill): boolean => dating === 'window' || dating === 'node-loss';

/** Container ids of the victims in this pod; empty where the report names the pod alone. */
const idsIn = (index: WitnessIndex, pod: PodRef, { report }: KernelRecord): string[] =>
  report.victims
    .filter((victim) => index.isIn(victim, pod))
    .map(({ containerId }) => containerId)
    .filter((id) => id !== null);

function joinOf(index: WitnessIndex, kill: Kill, ids: string[]): Joined | null {
  if (ids.length === 0) {
    return 'pod-uid';
  }
  if (kill.containerId !== null) {
    return ids.includes(kill.containerId) ? 'container-id' : null;
  }
  const named = ids.map((id) => index.containerOf(id)?.container).filter((name) => name !== undefined);
  return named.length === 0 || named.includes(kill.container) ? 'pod-uid' : null;
}

function fits(kill: Kill, joined: Joined, record: KernelRecord, wasStalled: WasStalled): boolean {
  const { at, errorMs, report } = record;
  if (kill.kind === 'child') {
    return (
      kill.testimony.length === 0 &&
      (at === null ? joined === 'container-id' : within(at, kill.window.after, kill.window.before, errorMs))
    );
  }
  if (kill.exitCode !== null && kill.exitCode !== 137 && !neverRan(kill)) {
    return false; // it ended by its own hand: what died before was a child
  }
  if (announcedAfter(kill, record) && !diesWhole(report)) {
    return false; // it lived on until then
  }
  if (at === null) {
    return joined === 'container-id';
  }
  const { window } = lateWords(kill, record, wasStalled).length > 0 ? kill : afterAnnouncement(kill);
  const announced = window.after > kill.window.after ? LAG_MS : 0;
  const [from, to] =
    kill.dating === 'finished-at' ? [kill.time - LAG_MS, kill.time] : [window.after - announced, window.before];
  if (joined === 'container-id' && diesWhole(report)) {
    return within(at, from - BY_ID_MS, to + BY_ID_MS, errorMs);
  }
  // a stalled runtime dates the end of the same instance late
  const stalled = joined === 'container-id' && kill.dating === 'finished-at' && kill.exitCode === 137 ? STALLED_MS : 0;
  return at >= from - stalled - errorMs - SLACK_MS && at <= to + Math.max(SLACK_MS, errorMs - 1000);
}

const within = (at: number, from: number, to: number, errorMs: number): boolean =>
  at >= from - errorMs - SLACK_MS && at <= to + errorMs + SLACK_MS;

const apart = (kill: Kill, { at }: KernelRecord): number => (at === null ? 0 : Math.abs(kill.time - at));
