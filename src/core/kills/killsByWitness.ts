import { PodRef } from '../evidence/Evidence';
import { parseEvictionMessage } from '../evidence/cluster/evictionMessage';
import { sampleAt, Series } from '../evidence/Series';
import { KernelRecord } from '../evidence/Witnesses';
import { announcedAfter } from '../testimony/announcedAfter';
import { afterAnnouncement } from '../testimony/bearWitness';
import { diesWhole } from '../testimony/diesWhole';
import { kernelCauses } from '../testimony/kernelCauses';
import { testimony } from '../testimony/Testimony';
import { WitnessIndex } from '../testimony/WitnessIndex';
import { epochMs } from '../units';
import { DYING_MS } from './dying';
import { Eviction } from './evictions';
import { Instances } from './Instances';
import { Kill, Window } from './Kill';
import { identity } from './makeKill';
import { PodRecords } from './PodRecords';

/** An eviction that no metric shows: the pod vanished within a scrape (a DaemonSet's, a StatefulSet's). By event, object or the kubelet's log. */
export function evictionByWitness(index: WitnessIndex, pod: PodRef): Eviction | null {
  const event = index.eventsFor(pod, 'Evicted').find(({ message }) => !isRefusal(message));
  const object = index.objectOf(pod);
  const told = object?.reason === 'Evicted' && !isRefusal(object.message) ? object : null;
  const ends = told?.containers.flatMap(({ ends: all }) => all.map(({ finishedAt }) => finishedAt)) ?? [];
  const dated = event?.firstAt ?? told?.disruption?.at ?? ends.filter((end) => end !== null).at(-1);
  const at = dated ?? index.evictedLineOf(pod)?.at ?? null;
  return at === null ? null : { window: { after: at - 1000, before: at + 1000 }, ran: true, undated: false };
}

/** The kubelet refused the pod under pressure: `Evicted` too, but nothing had run. */
export function refusedAtAdmission(index: WitnessIndex, pod: PodRef, { after, before }: Window): boolean {
  const near = index
    .eventsFor(pod, 'Evicted')
    .filter(({ lastAt, firstAt }) => lastAt >= after - 60_000 && firstAt <= before + 60_000);
  const object = index.objectOf(pod);
  return near.length > 0
    ? near.every(({ message }) => isRefusal(message))
    : object?.reason === 'Evicted' && isRefusal(object.message);
}

const isRefusal = (text: string): boolean => parseEvictionMessage(text).kind === 'refused';

/** The runtime's date of an end comes this long after the kernel's line, on a stalled node later. */
const LAG_MS = 10_000;
const STALLED_MS = 120_000;

/** What was seen of the pod's containers. */
interface Seen {
  kills: Kill[];
  /** the victim's was sampled with other processes' memory later */
  outlived(record: KernelRecord): boolean;
  /** who can have run at a time, Unix milliseconds; all of them when the report has none */
  running(at: number | null): string[];
}

/** A kernel report of a container of this pod that no counter and no status shows; null when the container is not known. */
export function killOfReport(
  records: PodRecords,
  index: WitnessIndex,
  record: KernelRecord,
  { kills, outlived, running }: Seen
): Kill | null {
  const { report, at } = record;
  const own = report.victims.filter((victim) => index.isIn(victim, records.pod));
  const containerId = own.map((victim) => victim.containerId).find((id) => id !== null) ?? null;
  const container =
    (containerId === null ? undefined : index.containerOf(containerId)?.container) ??
    onlyContainer(records, running(at), at);
  if (at === null || container === undefined) {
    return null;
  }
  const lived = outlived(record) || livedOn(records, index, record, container, containerId, kills);
  const ordinal = lived === true ? null : ordinalOf(records, kills, container, at);
  const counted = records.all('kube_pod_container_status_restarts_total').length > 0;
  const end = ordinal === null || !counted ? `oom/${containerId ?? ''}/${Math.floor(at / 1000)}` : String(ordinal);
  const causes = lived === null ? [...kernelCauses(report), 'child-oom' as const] : kernelCauses(report);
  return {
    kind: ordinal === null ? 'child' : 'end',
    ...identity(records, container, end, at),
    init: records.containers().find((one) => one.container === container)?.init ?? false,
    time: epochMs(at),
    errorMs: record.errorMs,
    dating: 'witness',
    window: { after: at - record.errorMs, before: at + record.errorMs },
    // samples of an earlier life say nothing about this one
    startedAt: containerId === null ? null : (new Instances(records, container).of(containerId)?.startedAt ?? null),
    exitCode: null,
    reason: null,
    reasonIsFinal: false,
    firstReason: null,
    restartedBy: null,
    restarted: null,
    containerId,
    survived: ordinal === null ? true : null,
    inDeletion: false,
    foundBy: 'kernel-log',
    ordinal,
    isFirst: ordinal === 0 && counted,
    testimony: [
      testimony({
        family: 'kernel-log',
        joined: containerId === null ? 'pod-uid' : 'container-id',
        causes: ordinal === null ? ['child-oom'] : causes,
        trigger: report.manual ? 'sysrq' : null,
        at,
        errorMs: record.errorMs,
        quote: record.quote,
        record,
      }),
    ],
  };
}

/**
 * The container that a report means which names none that is known: the pod's only one, by metrics or else by its
 * object, unless that was there before and after. Then it was another's: a debugger's, an init container's.
 */
function onlyContainer(records: PodRecords, running: string[], at: number | null): string | undefined {
  const [only, ...more] = running;
  const spans =
    at !== null &&
    only !== undefined &&
    records
      .of('container_memory_working_set_bytes', only)
      .some(({ times }) => times[0] < at && times[times.length - 1] > at + DYING_MS);
  return more.length > 0 || spans ? undefined : only;
}

/** Whether the container outlived the kill; null when nothing tells. */
function livedOn(
  records: PodRecords,
  index: WitnessIndex,
  record: KernelRecord,
  container: string,
  containerId: string | null,
  kills: Kill[]
): boolean | null {
  const { at, report, errorMs } = record;
  const own = records
    .of('container_memory_working_set_bytes', container)
    .filter(({ labels }) => containerId !== null && `${labels.name ?? ''} ${labels.id ?? ''}`.includes(containerId));
  const last = Math.max(-Infinity, ...own.map(({ times }) => times[times.length - 1]));
  if (last > at! + errorMs + DYING_MS) {
    return true;
  }
  if (diesWhole(report)) {
    return false;
  }
  const ends = index.endsOf(records.pod, container).filter((end) => end.containerId === containerId);
  const told = index.containersOf(records.pod).find(({ name }) => name === container);
  if (ends.length > 0 || (containerId !== null && told?.containerId === containerId)) {
    const after = (milliseconds: number) =>
      ends.some(
        ({ finishedAt, exitCode }) =>
          exitCode === 137 && finishedAt !== null && finishedAt >= at! - 2000 && finishedAt <= at! + milliseconds
      );
    return after(LAG_MS) ? false : after(STALLED_MS) ? null : true;
  }
  if (counterOf(records, container).length > 0 && endsLater(kills, container, record)) {
    return true;
  }
  // an instance ends once: an end of the same id that comes much later says that this was not it
  const later = kills.some(
    (kill) =>
      kill.kind === 'end' && kill.containerId === containerId && kill.time - at! > errorMs + kill.errorMs + LAG_MS
  );
  // that its samples stop does not say that it died of this: it may have ended by its own hand soon after
  return containerId !== null && later ? true : null;
}

/** Without it nobody says which of a container's ends is which. */
export function counterOf(records: PodRecords, container: string): Series[] {
  const init = records.containers().find((one) => one.container === container)?.init ?? false;
  return records.of(`kube_pod_${init ? 'init_' : ''}container_status_restarts_total`, container);
}

/** Whether this very instance was alive when the kubelet said, some time later, that it would end it. */
function endsLater(kills: Kill[], container: string, record: KernelRecord): boolean {
  const at = record.at!;
  const ends = kills
    .filter((kill) => kill.kind === 'end' && kill.container === container && kill.ordinal !== null)
    .map(afterAnnouncement);
  const next = ends.find(({ window }) => window.before >= at);
  const announced = next?.testimony.some(({ names, act }) => names && !act) ?? false;
  const before = ends.find(({ ordinal }) => ordinal! + 1 === next?.ordinal);
  const isItsOwn = next?.isFirst || (before !== undefined && before.window.before < at);
  const isLater = announced && next!.dating === 'window' && next!.window.after > at + LAG_MS;
  return isItsOwn && (isLater || announcedAfter(next!, record));
}

/** Which end it is: after those that were counted, and after those known before it. */
function ordinalOf(records: PodRecords, kills: Kill[], container: string, at: number): number {
  const counted = counterOf(records, container).map((series) => sampleAt(series, at)?.value ?? 0);
  const before = kills
    .filter((kill) => kill.container === container && kill.ordinal !== null && kill.time < at)
    .map(({ ordinal }) => ordinal! + 1);
  return Math.max(0, ...counted, ...before);
}
