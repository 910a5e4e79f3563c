import { message, Message } from '../explanation/Message';
import { epochMs } from '../units';
import { Evidence, TimeRange } from '../evidence/Evidence';
import { sampleAt } from '../evidence/Series';
import { ChildOom, childOomsOf } from './childOoms';
import { ContainerEnds } from './ContainerEnds';
import { End } from './End';
import { evictionOf, Eviction } from './evictions';
import { Instance, Instances } from './Instances';
import { isKill } from './isKill';
import { Kill, Window } from './Kill';
import { counterOf, evictionByWitness, killOfReport, refusedAtAdmission } from './killsByWitness';
import { childKill, evictionKill, halfWidth, identity, middle } from './makeKill';
import { runningAt } from './mayRunAt';
import { beforeBoot, lastSeenUp, nodeLossBefore } from './nodeLoss';
import { outlivedCount, outlivedReport } from './outlived';
import { PodRecords } from './PodRecords';
import { Records } from './Records';
import { KernelRecord } from '../evidence/Witnesses';
import { kernelCauses } from '../testimony/kernelCauses';
import { testimony } from '../testimony/Testimony';
import { confirmAnnouncements } from '../testimony/confirmAnnouncements';
import { joinReports } from '../testimony/joinReports';
import { bearWitness, redated } from '../testimony/bearWitness';
import { WitnessIndex } from '../testimony/WitnessIndex';

/** A kernel kill is followed by the runtime's finishedAt after 0 to 6 s (contract.md). */
const KERNEL_LAG_MS = 6000;
/** Further off than this it is no date (contract.md). */
const NO_DATE_MS = 300_000;

/** All kills that the evidence shows, whether selected or not, in order of time; and what could not be told of some. */
export function findKills(all: Records): { kills: Kill[]; notices: Message[] } {
  const notices: Message[] = [];
  const witnesses = new WitnessIndex(all.evidence, all.podEvents);
  const kills = all.ofPods.flatMap((records) => killsOfPod(all, records, witnesses, notices));
  return { kills: withDistinctIds(kills, notices).sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1)), notices };
}

function killsOfPod(all: Records, records: PodRecords, witnesses: WitnessIndex, notices: Message[]): Kill[] {
  const { scrapeSeconds } = all.evidence;
  const { pod } = records;
  const eviction = evictionOf(all, records) ?? evictionByWitness(witnesses, pod);
  const kills: Kill[] = [];
  const allOoms = childOomsOf(records, scrapeSeconds);
  if (eviction && (!eviction.ran || refusedAtAdmission(witnesses, pod, eviction.window))) {
    notices.push(message('notice.refused-at-admission', { namespace: pod.namespace, pod: pod.pod }));
  } else if (eviction?.undated) {
    notices.push(message('notice.eviction-undated', { namespace: pod.namespace, pod: pod.pod }));
  } else if (eviction) {
    const kill = evictionKill(records, eviction);
    bearWitness(witnesses, kill);
    kills.push(kill);
  }
  const containers = containersOf(records, witnesses);
  for (const { container, init } of containers) {
    const instances = new Instances(records, container);
    const said = { told: witnesses.endsOf(pod, container), bornAt: witnesses.objectOf(pod)?.startedAt };
    const counted = new ContainerEnds(records, container, init, scrapeSeconds * 1000, said);
    const ends = counted.all();
    const byOrdinal = new Map(ends.map((end) => [end.ordinal, end]));
    if (counted.leapt) {
      notices.push(message('notice.counter-leapt', { namespace: pod.namespace, pod: pod.pod, container }));
    }
    const ooms = allOoms.filter((oom) => oom.container === container);
    const killOf = new Map<number, Kill>();
    const ended = new Set<string | null>();
    const found = ends.map((end) => {
      const previous = byOrdinal.get(end.ordinal - 1) ?? null;
      const before = previous && { end: previous, window: killOf.get(previous.ordinal)!.window };
      const kill = endKill(all, records, container, init, end, before, instances, ended);
      killOf.set(end.ordinal, kill);
      ended.add(kill.containerId);
      bearWitness(witnesses, kill);
      return kill;
    });
    confirmAnnouncements(found);
    kills.push(
      ...found.filter(
        (kill, i) =>
          !(eviction && belongsTo(eviction, ends[i], kill)) && isKill(records, kill, all.evidence.window.to, notices)
      )
    );
    const lived = ooms.filter(
      (oom) =>
        outlivedCount(records, oom, scrapeSeconds) ||
        !kills.some((kill) => kill.kind === 'end' && kill.container === container && isDeathOf(kill, oom))
    );
    // where nobody counts its ends, that none is known says nothing
    const isCounted = ends.length > 0 || counterOf(records, container).length > 0;
    kills.push(
      ...lived.map((oom) => childKill(records, oom, init, isCounted || outlivedCount(records, oom, scrapeSeconds)))
    );
  }
  const known = containers.map(({ container }) => container);
  // who is alone need not be seen to start
  const running = (at: number | null) =>
    at === null || known.length <= 1 ? known : runningAt(records, witnesses.containersOf(pod), known, at);
  const isAlone = (at: number | null) =>
    Math.max(records.longLived().length, known.length) <= 1 || running(at).length <= 1;
  const outlived = (record: KernelRecord) => outlivedReport(records, record, scrapeSeconds);
  for (const record of joinReports(witnesses, pod, kills, { isAlone, outlived })) {
    if (isOfEviction(record, kills)) {
      continue;
    }
    const kill = killOfReport(records, witnesses, record, { kills, outlived, running });
    if (kill !== null) {
      kills.push(kill);
    } else if (pod.selected) {
      notices.push(message('notice.report-unplaced', { namespace: pod.namespace, pod: pod.pod, quote: record.quote }));
    }
  }
  return kills.map(redated);
}

/** While the kubelet evicts a pod the kernel may kill in it: that end belongs to the eviction (contract.md), and is said. */
function isOfEviction(record: KernelRecord, kills: Kill[]): boolean {
  const eviction = kills.find(({ kind }) => kind === 'eviction');
  const { at } = record;
  if (!eviction || at === null || at < eviction.window.after - 10_000 || at > eviction.window.before + 60_000) {
    return false;
  }
  const causes = kernelCauses(record.report);
  eviction.testimony.push(
    testimony({
      family: 'kernel-log',
      joined: 'pod-uid',
      names: false,
      act: false,
      causes,
      at,
      quote: record.quote,
      record,
    })
  );
  return true;
}

/** Containers that metrics or the pod's own object know. */
function containersOf(records: PodRecords, witnesses: WitnessIndex): Array<{ container: string; init: boolean }> {
  const known = records.containers();
  const more = witnesses
    .containersOf(records.pod)
    .filter(({ name }) => !known.some(({ container }) => container === name))
    .map(({ name, init }) => ({ container: name, init }));
  return [...known, ...more];
}

/** The longest grace period of a soft eviction that is worth thinking of, and some more. */
const LATER_MS = 600_000;

/** The ends of an evicted pod's containers belong to its eviction, but for one that was dated and restarted before. */
function belongsTo(eviction: Eviction, end: End, kill: Kill): boolean {
  const restartedBefore =
    end.finishedAt !== null &&
    end.restartedBy !== null &&
    end.reason !== 'ContainerStatusUnknown' &&
    end.finishedAt < eviction.window.before - 3000;
  // an end well after it is of a namesake that came later, where no uid tells them apart
  const later = kill.time - kill.errorMs > eviction.window.before + LATER_MS;
  return kill.window.before >= eviction.window.after - 10_000 && !restartedBefore && !later;
}

/** A dying cgroup can be sampled once or twice more (facts/metrics.md 9: 22 s after the kill). */
const DYING_MS = 35_000;

/** A sample of the counter that was taken around the container's own death tells of that death. */
function isDeathOf(kill: Kill, oom: ChildOom): boolean {
  return (
    (kill.exitCode === 137 || (kill.exitCode === null && kill.reason !== 'Completed')) &&
    kill.time + kill.errorMs >= oom.window.after &&
    kill.time - kill.errorMs <= oom.window.before + 2000 &&
    oom.lastSeen <= kill.time + kill.errorMs + DYING_MS
  );
}

/** The runtime found the container dead when it came back. An exit code of 255 alone is a program's `exit(-1)`. */
const isUnknown = ({ reason, exitCode }: End): boolean => reason === 'Unknown' || (exitCode === 255 && reason === null);

function endKill(
  all: Records,
  records: PodRecords,
  container: string,
  init: boolean,
  end: End,
  previous: { end: End; window: Window } | null,
  instances: Instances,
  ended: ReadonlySet<string | null>
): Kill {
  const { startedBefore, nextStart } = end;
  const around = {
    runningAgain: ranAgain(end),
    startedBefore,
    bornAfter: previous?.window.after ?? -Infinity,
    nextStart,
  };
  const narrowed =
    end.finishedAt !== null
      ? null
      : end.among !== null && (end.among.of > 1 || startedBefore !== null)
        ? instances.narrowedAmong(end.window, { ...end.among, startedBefore })
        : instances.narrowed(end.window, around);
  // each instance ends once: one that ended before this was another, which was not seen
  const isAnother = ({ containerId }: Instance) => containerId !== null && ended.has(containerId);
  const seen = narrowed === null || narrowed.ended === null || isAnother(narrowed.ended) ? null : narrowed.ended;
  let window =
    narrowed !== null
      ? within(
          all.evidence.window,
          seen ? beforeBoot(all.ofNode(records.pod), narrowed.window, seen, startedBefore) : narrowed.window
        )
      : { after: end.finishedAt! - KERNEL_LAG_MS, before: end.finishedAt! };
  let dating: Kill['dating'] = end.finishedAt === null ? 'window' : 'finished-at';
  let time = end.finishedAt ?? middle(window);
  let errorMs =
    end.finishedAt === null ? halfWidth(window) : end.exitCode === 137 || end.exitCode === null ? KERNEL_LAG_MS : 1000;
  const lastSeen = isOnlyDated(end) ? seenUntil(all, records, time) : null;
  if (lastSeen !== null && time - lastSeen > LOSS_MS) {
    [window, dating] = [{ after: lastSeen, before: time }, 'window'];
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
  const isOwn = found !== null && found.lastSample >= bornAfter && !isAnother(found);
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
    testimony: [],
    ...identity(records, container, String(end.ordinal), time),
  };
}

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

/** So long unseen before its end a container may have been lost with its node. */
const LOSS_MS = 90_000;

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

/** Without a uid and a start time two ends may get one id: then the minute of the end is added, and said. */
function withDistinctIds(kills: Kill[], notices: Message[]): Kill[] {
  const counts = new Map<string, number>();
  const count = ({ id }: Kill) => counts.set(id, (counts.get(id) ?? 0) + 1);
  // what only a witness shows must not change the id of what metrics show
  kills.filter(({ foundBy }) => foundBy !== 'kernel-log').forEach(count);
  const ofMetrics = new Map(counts);
  kills.filter(({ foundBy }) => foundBy === 'kernel-log').forEach(count);
  const given = new Map<string, number>();
  return kills.map((kill) => {
    if ((kill.foundBy === 'kernel-log' ? counts : ofMetrics).get(kill.id) === 1) {
      return kill;
    }
    notices.push(message('notice.ids-not-unique', { namespace: kill.pod.namespace, pod: kill.pod.pod }));
    const id = `${kill.id}-${Math.floor(kill.time / 60_000).toString(36)}`;
    const again = (given.get(id) ?? 0) + 1;
    given.set(id, again);
    return { ...kill, id: again === 1 ? id : `${id}-${again}` };
  });
}

export const isDated = (kill: Kill): boolean => kill.errorMs <= NO_DATE_MS;
