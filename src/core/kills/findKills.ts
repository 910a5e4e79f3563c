import { message, Message } from '../explanation/Message';
import { ChildOom, childOomsOf } from './childOoms';
import { ContainerEnds } from './ContainerEnds';
import { SAMPLED_DEAD_MS } from './dying';
import { End } from './End';
import { endKill } from './endKill';
import { evictionOf, Eviction } from './evictions';
import { Instances } from './Instances';
import { isKill } from './isKill';
import { Kill } from './Kill';
import { counterOf, evictionByWitness, killOfReport, refusedAtAdmission } from './killsByWitness';
import { childKill, evictionKill } from './makeKill';
import { runningAt } from './mayRunAt';
import { stalledBefore } from './nodeLoss';
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
  const { scrapeSeconds, collected } = all.evidence;
  const { pod } = records;
  const eviction = evictionOf(all, records) ?? evictionByWitness(witnesses, pod);
  const kills: Kill[] = [];
  const wasStalled = (at: number, said = '') => {
    const stalled = stalledBefore(all.ofNode({ cluster: pod.cluster, node: pod.node || said }), at, scrapeSeconds);
    return stalled ?? (pod.node === '' ? true : null);
  };
  const allOoms = childOomsOf(records, scrapeSeconds);
  if (eviction && (!eviction.ran || refusedAtAdmission(witnesses, pod, eviction.window))) {
    notices.push(message('notice.refused-at-admission', { namespace: pod.namespace, pod: pod.pod }));
  } else if (eviction?.undated) {
    notices.push(message('notice.eviction-undated', { namespace: pod.namespace, pod: pod.pod }));
  } else if (eviction) {
    const kill = evictionKill(records, eviction);
    bearWitness(witnesses, kill, wasStalled);
    kills.push(kill);
  }
  const containers = containersOf(records, witnesses);
  for (const { container, init } of containers) {
    const instances = new Instances(records, container);
    const bornAt = witnesses.objectOf(pod)?.startedAt;
    const said = { told: witnesses.endsOf(pod, container), bornAt, collected };
    const counted = new ContainerEnds(records, container, init, scrapeSeconds * 1000, said);
    const ends = counted.all();
    const byOrdinal = new Map(ends.map((end) => [end.ordinal, end]));
    if (counted.leapt) {
      notices.push(message('notice.counter-leapt', { namespace: pod.namespace, pod: pod.pod, container }));
    }
    const ooms = allOoms.filter((oom) => oom.container === container);
    const killOf = new Map<number, Kill>();
    const ended = new Set(ends.map(({ containerId }) => containerId));
    const found = ends.map((end) => {
      const previous = byOrdinal.get(end.ordinal - 1) ?? null;
      const before = previous && { end: previous, window: killOf.get(previous.ordinal)!.window };
      const kill = endKill(all, records, container, init, end, before, instances, ended);
      killOf.set(end.ordinal, kill);
      ended.add(kill.containerId);
      bearWitness(witnesses, kill, wasStalled);
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
  for (const record of joinReports(witnesses, pod, kills, { isAlone, outlived, wasStalled })) {
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

/** A sample of the counter that was taken around the container's own death tells of that death. */
function isDeathOf(kill: Kill, oom: ChildOom): boolean {
  return (
    (kill.exitCode === 137 || (kill.exitCode === null && kill.reason !== 'Completed')) &&
    kill.time + kill.errorMs >= oom.window.after &&
    kill.time - kill.errorMs <= oom.window.before + 2000 &&
    oom.lastSeen <= kill.time + kill.errorMs + SAMPLED_DEAD_MS
  );
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
