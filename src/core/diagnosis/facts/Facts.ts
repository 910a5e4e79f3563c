import { Bytes } from '../../units';
import { Evidence, seriesOf } from '../../evidence/Evidence';
import { Series, valuesWithin } from '../../evidence/Series';
import { Kill } from '../../kills/Kill';
import { KillIndex } from '../../kills/KillIndex';
import { PodRecords } from '../../kills/PodRecords';
import { olderThanStamped } from '../../kills/olderThanStamped';
import { probeFailures, ProbeFailures } from '../../kills/probeFailures';
import { labelOfGlobalOom, OomLabel } from '../../kubernetes/oomLabel';
import { PROBES_OF_NODE } from '../../evidence/prometheus/familyQueries';
import { CounterRise, riseFromBirth, riseOver } from './counterRise';
import { KubepodsMemory, kubepodsMemory } from './kubepodsMemory';
import { limitMetBy, MemoryLimit } from './memoryLimit';
import { Moment } from './Moment';
import {
  cgroupVersion,
  containerRuntime,
  isRoot,
  memoryPressure,
  NodeMemory,
  nodeMemory,
  otherPressure,
  PressureStatus,
} from './nodeMemory';
import { NodeRecords } from '../../evidence/NodeRecords';
import { OwnMemory } from './ownMemory';
import { podMemory, PodMemory } from './podMemory';
import { PodPeak, podPeak } from './podPeak';
import { kernelSilent } from './kernelSilent';
import { kubeletSilent } from './kubeletSilent';
import { rebooted } from './rebooted';
import { memoryStalls } from './stalls';
import { Deletion, deletionAround, disruptionBefore } from './deletion';
import { BlindSpot, blindSpot } from './blindSpot';
import { Scene } from './Scene';

/** What is known around one kill, read once, so that each cause only weighs. Times in Unix milliseconds. */
export interface Facts {
  evidence: Evidence;
  /** what else was collected and found, by node, pod and time */
  scene: Scene;
  kill: Kill;
  /** the container whose memory a graph of this kill shows: for an eviction the pod's only one; empty when there are several */
  graphed: string;
  records: PodRecords;
  moment: Moment;
  limit: MemoryLimit;
  own: OwnMemory | null;
  pod: PodMemory | null;
  podPeak: PodPeak | null;
  kubepods: KubepodsMemory | null;
  /** all pods right after the kill with what the dead container had held put back, as a share of their limit */
  kubepodsAtKill: { share: number; at: number } | null;
  /** less was left for all pods together than this container still had to its own limit, so theirs is full first */
  kubepodsFirst: boolean;
  node: NodeMemory | null;
  /** MemoryPressure from two minutes before to one and a half after: later it is somebody else's */
  pressure: PressureStatus | null;
  /** MemoryPressure in the two minutes before */
  pressureBefore: PressureStatus | null;
  /** DiskPressure or PIDPressure around an eviction, where one was True */
  otherPressure: string | null;
  /** `node_vmstat_oom_kill`: processes that the kernel's OOM killer ended, wherever */
  kernelKills: CounterRise | null;
  /** `container_oom_events_total{id="/"}`: global OOM kills */
  globalOoms: CounterRise | null;
  /** other kills on the node that the kernel's counters may speak of, too */
  othersCounted: Kill[];
  /** metrics tell how other containers ended, so that nobody of them can have been missed */
  othersAreRead: boolean;
  /** an earlier OOM kill of a process of the same instance, which makes a later `OOMKilled` sticky */
  earlierChildOom: Kill | null;
  /** others killed on the node within ten seconds */
  deathsAtOnce: Kill[];
  /** what the dead of the last two minutes had held */
  freedBytes: Bytes;
  /** evictions counted by the kubelet over the window, by signal; null where not collected */
  evictionSignals: Map<string, number> | null;
  /** the node's kubelet is scraped, and was not soon after the kill: what it counted then was not read */
  kubeletUnread: boolean;
  /** pods of the node that began to read `Evicted` around that time */
  evictionsAround: number;
  /** evictions counted within a minute and a half of the kill, by signal */
  evictionsNear: Map<string, number>;
  probes: ProbeFailures;
  /** results of liveness or startup probes are collected of this pod's node */
  probesOnNode: boolean;
  rebooted: boolean | null;
  /** share of time in which the node's tasks waited for memory, at worst; null where not collected */
  stalls: number | null;
  /** the deletion of the pod that the end fell into */
  deletion: Deletion | null;
  /** why the pod was disrupted (`DisruptionTarget`), where kube-state-metrics says it */
  disruption: string | null;
  /** where the pod runs what ends it cannot be seen by the node's own tools */
  blindSpot: BlindSpot | null;
  runtime: string;
  globalOomLabel: OomLabel;
  /** the node's kernel log was read over the whole end, and no report in it can speak of this kill */
  kernelSilent: boolean;
  /** the container's events were read, and the kubelet says in none that it stopped it */
  kubeletSilent: boolean;
}

const AT_ONCE_MS = 10_000;
const SLACK_MS = 500;
const NEAR_MS = 90_000;
const FREED_MS = 120_000;
/** An eviction turns MemoryPressure True within some seconds; it shows 20 s and a scrape later (facts/metrics.md 3). */
const PRESSURE_SHOWS_MS = 90_000;

const ENDS_ARE_IN = [
  'kube_pod_container_status_restarts_total',
  'kube_pod_container_status_last_terminated_reason',
  'kube_pod_container_status_last_terminated_timestamp',
] as const;

const isOf = ({ pod }: Kill, { labels }: Series): boolean =>
  labels.pod === pod.pod && labels.namespace === pod.namespace;

export function gatherFacts(scene: Scene, kill: Kill): Facts {
  const { evidence, kills } = scene;
  const records = scene.records.ofPod(kill.pod);
  const node = scene.records.ofNode(kill.pod);
  const moment = new Moment(kill, node);
  const kernelKills = riseOver(node.one('node_vmstat_oom_kill'), moment, true);
  const ofRoot = node.only('container_oom_events_total', isRoot);
  const globalOoms = riseOver(ofRoot, moment, false, olderThanStamped(ofRoot?.times ?? [], evidence.scrapeSeconds));
  const bracket = {
    from: kernelKills?.from ?? globalOoms?.from ?? moment.from,
    to: kernelKills?.to ?? globalOoms?.to ?? moment.to,
  };
  const runtime = containerRuntime(node, kill.time);
  const graphed = kill.kind === 'eviction' ? onlyContainer(records) : kill.container;
  const own = ownMemoryOf(scene, kill, graphed, moment);
  const limit =
    graphed === ''
      ? null
      : limitMetBy(
          evidence,
          records,
          { container: graphed, init: kill.init, time: kill.time },
          own?.usageBytes ?? null
        );
  const kubepods = kubepodsMemory(evidence, node, moment);
  return {
    evidence,
    scene,
    kill,
    graphed,
    records,
    moment,
    limit,
    own,
    pod: podMemory(evidence, records, kill, moment),
    podPeak: podPeak(records, moment),
    kubepods,
    kubepodsFirst: kubepodsFirst(kubepods, own, limit),
    kubepodsAtKill: kubepodsAtKill(kubepods, own, records, kill, moment),
    node: nodeMemory(node, moment, evidence.scrapeSeconds),
    pressure: memoryPressure(node, moment.from - 120_000, moment.to + PRESSURE_SHOWS_MS),
    pressureBefore: memoryPressure(node, moment.from - 120_000, moment.from),
    otherPressure: otherPressure(node, moment.from - 120_000, moment.to + PRESSURE_SHOWS_MS),
    kernelKills,
    globalOoms,
    othersAreRead: ENDS_ARE_IN.some((metric) => seriesOf(evidence, metric).some((series) => !isOf(kill, series))),
    othersCounted: kills.othersPerhaps(kill, bracket.from, bracket.to).filter(mayBeKernels),
    earlierChildOom: earlierChildOom(kill, kills),
    deathsAtOnce: deathsAtOnce(kill, kills),
    freedBytes: freed(scene, kill),
    evictionSignals: evictionSignals(evidence, node, kill),
    kubeletUnread: kubeletUnread(evidence, node, kill),
    evictionsAround: kill.kind === 'eviction' ? scene.records.evicted.onNode(kill.pod, kill.window) : 0,
    evictionsNear: countedEvictions(node, moment.from - NEAR_MS, moment.to + NEAR_MS),
    probes: probeFailures(records, kill),
    probesOnNode: records.all('prober_probe_total').length > 0 || node.all(PROBES_OF_NODE).length > 0,
    rebooted: rebooted(node, moment),
    stalls: memoryStalls(node, moment),
    deletion: deletionAround(records, kill),
    disruption: disruptionBefore(records, kill),
    blindSpot: blindSpot(records, node, kill, moment),
    runtime,
    globalOomLabel: labelOfGlobalOom(runtime, cgroupVersion(node)),
    kernelSilent: kernelSilent(scene, kill, moment),
    kubeletSilent: kubeletSilent(scene.records.podEvents, scene.evidence.askedAt, kill),
  };
}

function kubepodsFirst(kubepods: KubepodsMemory | null, own: OwnMemory | null, limit: MemoryLimit): boolean {
  if (!kubepods || own === null || typeof limit !== 'number') {
    return true;
  }
  return kubepods.limitBytes - (kubepods.peakBytes ?? 0) < limit - own.usageBytes;
}

function onlyContainer(records: PodRecords): string {
  const names = records.containers().filter(({ init }) => !init);
  return names.length === 1 ? names[0].container : '';
}

/** An evicted pod's containers are still there to be graphed when it has just one. */
function ownMemoryOf(scene: Scene, kill: Kill, graphed: string, moment: Moment): OwnMemory | null {
  if (graphed === '') {
    return null;
  }
  return graphed === kill.container ? scene.ownMemory(kill) : scene.ownMemoryOf(graphed, kill, moment);
}

function earlierChildOom(kill: Kill, kills: KillIndex): Kill | null {
  if (kill.kind !== 'end') {
    return null;
  }
  const { containerId, time } = kill;
  const isEarlier = (other: Kill) =>
    other.window.before <= time && (containerId === null || other.containerId === containerId);
  return kills.childrenOf(kill).find(isEarlier) ?? null;
}

function deathsAtOnce(kill: Kill, kills: KillIndex): Kill[] {
  return kill.errorMs > AT_ONCE_MS
    ? []
    : kills
        .othersOnNode(kill, kill.time - AT_ONCE_MS, kill.time + AT_ONCE_MS)
        .filter((other) => other.kind === 'end' && other.errorMs <= AT_ONCE_MS && mayBeKernels(other));
}

/** Whether an end can be the kernel's work at all, so that the kernel's counters may have counted it. */
function mayBeKernels(kill: Kill): boolean {
  return (
    kill.kind === 'child' ||
    (kill.kind === 'end' && (kill.reason === 'OOMKilled' || kill.exitCode === 137 || kill.exitCode === null))
  );
}

/** What containers that died in the last two minutes had held: room that a last sample before does not show. */
function freed(scene: Scene, kill: Kill): Bytes {
  return scene.kills
    .othersOnNode(kill, kill.time - FREED_MS, kill.time)
    .filter(({ kind, time }) => kind !== 'child' && time > kill.time - FREED_MS)
    .reduce((sum, other) => sum + (scene.ownMemory(other)?.usageBytes ?? 0), 0);
}

/** An eviction is counted once the pod is dead, and scraped up to a scrape later. */
function evictionSignals(evidence: Evidence, node: NodeRecords, kill: Kill): Map<string, number> | null {
  if (!evidence.collected.includes('kubelet_evictions')) {
    return null;
  }
  return countedEvictions(node, kill.window.after - SLACK_MS, countedBy(evidence, kill));
}

const countedBy = ({ scrapeSeconds }: Evidence, { window }: Kill): number =>
  window.before + scrapeSeconds * 1500 + SLACK_MS;

function kubeletUnread(evidence: Evidence, node: NodeRecords, kill: Kill): boolean {
  const all = ['kubelet_cgroup_version', 'kubelet_evictions'].flatMap((metric) => node.all(metric));
  const isRead = ({ times, values }: Series) =>
    valuesWithin({ times, values }, kill.window.before, countedBy(evidence, kill)).length > 0;
  return all.length > 0 && !all.some(isRead);
}

function countedEvictions(node: NodeRecords, from: number, to: number): Map<string, number> {
  const rises = node
    .all('kubelet_evictions')
    .map((series): [string, number] => [series.labels.eviction_signal ?? '', riseFromBirth(series, from, to)]);
  return new Map(rises.filter(([, by]) => by > 0));
}

/** So shortly after the kill, what the pods hold and what the dead one held were both there at the kill. */
const SHORTLY_MS = 30_000;

function kubepodsAtKill(
  kubepods: KubepodsMemory | null,
  own: OwnMemory | null,
  records: PodRecords,
  kill: Kill,
  moment: Moment
): Facts['kubepodsAtKill'] {
  const after = kubepods?.after;
  if (!kubepods || !after || !own || after.at - moment.to > SHORTLY_MS) {
    return null;
  }
  const successor = records
    .during('container_memory_working_set_bytes', kill.container, moment.to, after.at + SHORTLY_MS)
    .flatMap(({ times, values }) => values.filter((_, i) => times[i] > moment.to && times[i] <= after.at + SHORTLY_MS));
  return { share: (after.value - Math.max(0, ...successor) + own.usageBytes) / kubepods.limitBytes, at: after.at };
}
