import { epochMs } from '../units';
import { Evidence, TimeRange } from '../evidence/Evidence';
import { NodeRecords } from '../evidence/NodeRecords';
import { sampleAt } from '../evidence/Series';
import { End } from './End';
import { Instance, Instances } from './Instances';
import { Kill, Window } from './Kill';
import { halfWidth, identity, middle } from './makeKill';
import { beforeBoot, isBootedBetween, isSilentAt, lastSeenUp, nodeLossBefore, sinceHeard } from './nodeLoss';
import { PodRecords } from './PodRecords';
import { Records } from './Records';

/** A kernel kill is followed by the runtime's finishedAt after 0 to 6 s (contract.md). */
const KERNEL_LAG_MS = 6000;

/** The runtime found the container dead when it came back. An exit code of 255 alone is a program's `exit(-1)`. */
const isUnknown = ({ reason, exitCode }: End): boolean => reason === 'Unknown' || (exitCode === 255 && reason === null);

/** An end of a container as the metrics and the pod's object tell it, before any witness is heard. */
export function endKill(
  all: Records,
  records: PodRecords,
  container: string,
  init: boolean,
  end: End,
  previous: { end: End; window: Window } | null,
  instances: Instances,
  ended: ReadonlySet<string | null>
): Kill {
  const { startedBefore } = end;
  const around = {
    runningAgain: ranAgain(end),
    startedBefore,
    bornAfter: previous?.window.after ?? -Infinity,
    nextStart:
      end.nextStart ?? (end.among !== null && end.among.of === end.among.place + 1 ? end.among.nextStart : null),
  };
  // each instance ends once: one that ended before this was another, which was not seen
  const isAnother = ({ containerId }: Instance) =>
    containerId !== null && (end.containerId === null ? ended.has(containerId) : containerId !== end.containerId);
  const narrowed = end.finishedAt !== null ? null : narrowedBy(instances, end, around);
  const seen = narrowed === null || narrowed.ended === null || isAnother(narrowed.ended) ? null : narrowed.ended;
  const isMistaken = narrowed !== null && narrowed.ended !== null && seen === null;
  const node = all.ofNode(records.pod);
  let window =
    narrowed === null
      ? { after: end.finishedAt! - KERNEL_LAG_MS, before: end.finishedAt! }
      : within(
          all.evidence.window,
          seen
            ? beforeBoot(node, narrowed.window, seen, startedBefore)
            : sinceHeard(node, isMistaken ? end.window : narrowed.window)
        );
  let dating: Kill['dating'] = end.finishedAt === null ? 'window' : 'finished-at';
  let time = end.finishedAt ?? middle(window);
  let errorMs =
    end.finishedAt === null ? halfWidth(window) : end.exitCode === 137 || end.exitCode === null ? KERNEL_LAG_MS : 1000;
  const lastSeen = isOnlyDated(end) ? lastSeenAlive(all, records, previous, time) : null;
  if (lastSeen !== null && mayHaveBeenLost(node, lastSeen, time, all.evidence.scrapeSeconds)) {
    [window, dating] = [{ after: lastSeen, before: time + SECOND_MS }, 'window'];
    [time, errorMs] = [middle(window), halfWidth(window)];
  } else if (isUnknown(end)) {
    const back = end.finishedAt === null ? window : { after: time, before: time };
    const seen = instances.at(back.after)?.lastSample ?? back.after - LOSS_SHOWS_MS;
    const loss = nodeLossBefore(all.ofNode(records.pod), back) ?? { after: seen, before: back.before };
    [window, dating, time, errorMs] = [loss, 'node-loss', middle(loss), halfWidth(loss)];
  }
  // samples of an earlier life say nothing about this one
  const bornAfter = previous === null ? -Infinity : (previous.end.finishedAt ?? previous.window.before);
  const found = dating === 'window' ? (seen ?? instances.at(time)) : instances.at(time);
  // nor do those of one that was not seen for long: series of a later one may be lost
  const since = dating === 'window' ? Math.max(window.after, time) : window.after;
  const isOwn = found !== null && found.lastSample >= Math.max(bornAfter, since - UNSEEN_MS) && !isAnother(found);
  const instance = isOwn ? found : null;
  return {
    kind: 'end',
    init,
    time: epochMs(Math.round(time)),
    errorMs,
    dating,
    window,
    startedAt: end.startedAt ?? instance?.startedAt ?? (previous === null ? null : bornAfter),
    exitCode: end.exitCode ?? exitCodeOf(end.reason),
    reason: end.reason,
    reasonIsFinal: end.reasonIsFinal,
    firstReason: end.firstReason === end.reason ? null : end.firstReason,
    restartedBy: end.restartedBy,
    restarted: restarted(all.evidence, records, end, time),
    containerId: end.containerId ?? instance?.containerId ?? null,
    survived: null,
    inDeletion: end.restartedBy === null && inDeletion(records, time),
    foundBy: end.foundBy,
    ordinal: end.ordinal,
    isFirst: end.isFirst,
    testimony: [],
    ...identity(records, container, String(end.ordinal), time),
  };
}

/** The window of an end without a date made smaller by the lives that cAdvisor saw, and the one that ended. */
const narrowedBy = (
  instances: Instances,
  { window, among, startedBefore }: End,
  around: Parameters<Instances['narrowed']>[1]
): ReturnType<Instances['narrowed']> =>
  among !== null && (among.of > 1 || startedBefore !== null)
    ? instances.narrowedAmong(window, { ...among, startedBefore })
    : instances.narrowed(window, around);

/** The next instance had started by the end of the window: a word on the dead one may end it before. */
const ranAgain = ({ seenRunning, restartedBy, window }: End): boolean =>
  seenRunning && (restartedBy === null || restartedBy <= window.before + 1000);

/** Where samples are missing nothing may bound an end: it was within what was read. */
const within = ({ from, to }: TimeRange, { after, before }: Window): Window => ({
  after: Number.isFinite(after) ? after : from,
  before: Number.isFinite(before) ? before : to,
});

/** A runtime that comes back dates what it lost by its own return, minutes later; nothing says how many. */
const LOSS_SHOWS_MS = 600_000;

/** How long a restart may take to show: five minutes of back-off, and the delay of the status. */
const RESTART_SHOWS_MS = 420_000;

const isOnlyDated = ({ finishedAt, reason, exitCode }: End): boolean =>
  finishedAt !== null && reason === null && exitCode === null;

/** So long a living container may go without a sample. */
const UNSEEN_MS = 180_000;

/** The runtime's date is cut to whole seconds. */
const SECOND_MS = 1000;

/** So many scrapes unseen before its end a container may have been lost with its node. */
const LOSS_SCRAPES = 1.5;

/** Of an end of which only a date is known: it was not seen for long, or its node was away or came back since. */
const mayHaveBeenLost = (node: NodeRecords, lastSeen: number, time: number, scrapeSeconds: number): boolean =>
  time - lastSeen > LOSS_SCRAPES * scrapeSeconds * 1000 ||
  isBootedBetween(node, lastSeen, time) ||
  isSilentAt(node, time);

/**
 * When an end's node or pod was seen last before it. Without reason and exit code nothing says that its date is not that
 * of a runtime which came back and found the container dead. Null where nothing was seen of them.
 */
function seenUntil(all: Records, records: PodRecords, end: number): number | null {
  const ofPod = ['container_start_time_seconds', 'container_memory_working_set_bytes']
    .flatMap((metric) => records.all(metric))
    .map((series) => sampleAt(series, end)?.at ?? -Infinity);
  const last = Math.max(lastSeenUp(all.ofNode(records.pod), end) ?? -Infinity, ...ofPod);
  return last === -Infinity ? null : last;
}

/** The same, not before the end that preceded it; where nothing was seen of them it was lost some time after that. */
function lastSeenAlive(
  all: Records,
  records: PodRecords,
  previous: { end: End; window: Window } | null,
  time: number
): number {
  const before = previous === null ? -Infinity : (previous.end.finishedAt ?? previous.window.before);
  return Math.max(before, seenUntil(all, records, time) ?? time + 2 * SECOND_MS - LOSS_SHOWS_MS);
}

/** Started again before the end of the range; null while that may still show. */
function restarted(
  { range, window }: Evidence,
  records: PodRecords,
  { restartedBy }: End,
  time: number
): boolean | null {
  if (restartedBy !== null) {
    return restartedBy < range.to;
  }
  const last = records.single('kube_pod_status_phase').times.at(-1) ?? -Infinity;
  return window.to - time < RESTART_SHOWS_MS && last > window.to - 90_000 ? null : false;
}

/** kube-state-metrics shows no exit code for a container that is terminated now; `Completed` is 0 by definition. */
const exitCodeOf = (reason: string | null): number | null => (reason === 'Completed' ? 0 : null);

/** Deletion was requested after the last sample that does not show it. */
function inDeletion(records: PodRecords, time: number): boolean {
  const deletion = records.single('kube_pod_deletion_timestamp');
  if (deletion.times.length === 0) {
    return false;
  }
  const phase = records.single('kube_pod_status_phase', { phase: 'Running' });
  const lastWithout = Math.max(-Infinity, ...phase.times.filter((at) => at < deletion.times[0] - 1000));
  return time > lastWithout - 5000;
}
