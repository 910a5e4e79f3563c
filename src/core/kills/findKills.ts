import { message, Message } from '../explanation/Message';
import { epochMs } from '../units';
import { Evidence } from '../evidence/Evidence';
import { childOomsOf, ChildOom } from './childOoms';
import { ContainerEnds, End } from './ContainerEnds';
import { evictionOf, Eviction } from './evictions';
import { Instances } from './Instances';
import { isKill } from './isKill';
import { Kill, Window } from './Kill';
import { killId } from './killId';
import { nodeLossBefore } from './nodeLoss';
import { PodRecords } from './PodRecords';

/** A kernel kill is followed by the runtime's finishedAt after 0 to 6 s (contract.md). */
const KERNEL_LAG_MS = 6000;
/** Further off than this it is no date (contract.md). */
const NO_DATE_MS = 300_000;

/** All kills that the evidence shows, whether selected or not, in order of time; and what could not be told of some. */
export function findKills(evidence: Evidence): { kills: Kill[]; notices: Message[] } {
  const notices: Message[] = [];
  const kills = PodRecords.byPod(evidence).flatMap((records) => killsOfPod(evidence, records, notices));
  return { kills: withDistinctIds(kills, notices).sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1)), notices };
}

function killsOfPod(evidence: Evidence, records: PodRecords, notices: Message[]): Kill[] {
  const { pod } = records;
  const eviction = evictionOf(evidence, records);
  const kills: Kill[] = [];
  if (eviction && !eviction.ran) {
    notices.push(message('notice.refused-at-admission', { namespace: pod.namespace, pod: pod.pod }));
  } else if (eviction && !eviction.undated) {
    kills.push(evictionKill(records, eviction));
  }
  for (const { container, init } of records.containers()) {
    const instances = new Instances(records, container);
    const ends = new ContainerEnds(records, container, init, evidence.scrapeSeconds * 1000).all();
    const ooms = childOomsOf(records).filter((oom) => oom.container === container);
    for (const end of ends) {
      const kill = endKill(evidence, records, container, init, end, instances);
      const belongsToEviction = eviction !== null && kill.window.before >= eviction.window.after - 10_000;
      if (!belongsToEviction && isKill(records, kill, notices)) {
        kills.push(kill);
      }
    }
    const lived = ooms.filter(
      (oom) => !kills.some((kill) => kill.kind === 'end' && kill.container === container && isDeathOf(kill, oom))
    );
    kills.push(...lived.map((oom) => childKill(records, oom, init)));
  }
  return kills;
}

/** A sample of the counter that was taken around the container's own death tells of that death. */
function isDeathOf(kill: Kill, oom: ChildOom): boolean {
  return (
    kill.exitCode === 137 &&
    kill.time + kill.errorMs >= oom.window.after &&
    kill.time - kill.errorMs <= oom.window.before &&
    oom.lastSeen <= oom.window.before + 1000
  );
}

function endKill(
  evidence: Evidence,
  records: PodRecords,
  container: string,
  init: boolean,
  end: End,
  instances: Instances
): Kill {
  let window =
    end.finishedAt === null
      ? instances.narrowed(end.window, end.seenRunning)
      : { after: end.finishedAt - KERNEL_LAG_MS, before: end.finishedAt };
  let dating: Kill['dating'] = end.finishedAt === null ? 'window' : 'finished-at';
  let time = end.finishedAt ?? middle(window);
  let errorMs =
    end.finishedAt === null ? halfWidth(window) : end.exitCode === 137 || end.exitCode === null ? KERNEL_LAG_MS : 1000;
  if (end.exitCode === 255 || end.reason === 'Unknown') {
    const loss = nodeLossBefore(evidence, records.pod.node, time);
    if (loss) {
      [window, dating, time, errorMs] = [loss, 'node-loss', middle(loss), halfWidth(loss)];
    }
  }
  const instance = instances.at(time);
  return {
    ...identity(records, container, String(end.ordinal)),
    kind: 'end',
    init,
    time: epochMs(Math.round(time)),
    errorMs,
    dating,
    window,
    startedAt: instance?.startedAt ?? null,
    exitCode: end.exitCode ?? exitCodeOf(end.reason),
    reason: end.reason,
    reasonIsFinal: end.reasonIsFinal,
    firstReason: end.firstReason === end.reason ? null : end.firstReason,
    restarted: end.restartedBy !== null ? end.restartedBy < evidence.range.to : end.ordinal >= 0 ? false : null,
    containerId: instance?.containerId ?? null,
    inDeletion: end.restartedBy === null && inDeletion(records, time),
    foundBy: end.foundBy,
  };
}

function evictionKill(records: PodRecords, { window }: Eviction): Kill {
  return {
    ...identity(records, '', 'evicted'),
    kind: 'eviction',
    init: false,
    time: epochMs(Math.round(middle(window))),
    errorMs: halfWidth(window),
    dating: 'window',
    window,
    startedAt: null,
    exitCode: null,
    reason: 'Evicted',
    reasonIsFinal: true,
    firstReason: null,
    restarted: false,
    containerId: null,
    inDeletion: false,
    foundBy: 'kube_pod_status_reason',
  };
}

function childKill(records: PodRecords, oom: ChildOom, init: boolean): Kill {
  return {
    ...identity(records, oom.container, `oom/${oom.instance}/${oom.count}`),
    kind: 'child',
    init,
    time: epochMs(Math.round(middle(oom.window))),
    errorMs: halfWidth(oom.window),
    dating: 'window',
    window: oom.window,
    startedAt: null,
    exitCode: null,
    reason: null,
    reasonIsFinal: true,
    firstReason: null,
    restarted: null,
    containerId: oom.containerId,
    inDeletion: false,
    foundBy: 'container_oom_events_total',
  };
}

function identity(records: PodRecords, container: string, end: string): Pick<Kill, 'id' | 'pod' | 'container'> {
  const { pod } = records;
  const start = records.single('kube_pod_start_time').values[0] ?? records.single('kube_pod_created').values[0];
  const uidOrStart = pod.uid !== '' ? pod.uid : start === undefined ? '' : String(start);
  return {
    id: killId({ cluster: pod.cluster, namespace: pod.namespace, pod: pod.pod, uidOrStart, container, end }),
    pod,
    container,
  };
}

/** kube-state-metrics shows no exit code for a container that is terminated now; `Completed` is 0 by definition. */
const exitCodeOf = (reason: string | null): number | null => (reason === 'Completed' ? 0 : null);

/** Deletion was requested after the last sample that does not show it. */
function inDeletion(records: PodRecords, time: number): boolean {
  const deletion = records.single('kube_pod_deletion_timestamp');
  if (deletion.times.length === 0) {
    return false;
  }
  const phase = records.single('kube_pod_status_phase', (labels) => labels.phase === 'Running');
  const lastWithout = Math.max(-Infinity, ...phase.times.filter((at) => at < deletion.times[0] - 1000));
  return time > lastWithout - 5000;
}

/** Without a uid and a start time two ends may get one id: then the minute of the end is added, and said. */
function withDistinctIds(kills: Kill[], notices: Message[]): Kill[] {
  const counts = new Map<string, number>();
  kills.forEach(({ id }) => counts.set(id, (counts.get(id) ?? 0) + 1));
  return kills.map((kill) => {
    if (counts.get(kill.id) === 1) {
      return kill;
    }
    notices.push(message('notice.ids-not-unique', { namespace: kill.pod.namespace, pod: kill.pod.pod }));
    return { ...kill, id: `${kill.id}-${Math.floor(kill.time / 60_000).toString(36)}` };
  });
}

export const isDated = (kill: Kill): boolean => kill.errorMs <= NO_DATE_MS;

const middle = ({ after, before }: Window): number => (after + before) / 2;
const halfWidth = ({ after, before }: Window): number => Math.max(1000, Math.ceil((before - after) / 2));
