import { put } from '../put';
import { ClusterEvent } from '../evidence/cluster/ClusterEvent';
import { PodEvents } from '../evidence/cluster/PodEvents';
import { PodContainer, PodContainerEnd, PodObject } from '../evidence/cluster/PodObject';
import { DaemonLine } from '../evidence/cluster/DaemonLine';
import { ByTime } from '../evidence/ByTime';
import { Evidence, PodRef, seriesOf, witnessesOf } from '../evidence/Evidence';
import { OomVictim } from '../evidence/logs/KernelOomReport';
import { KernelRecord, Witnesses } from '../evidence/Witnesses';
import { ContainerIds, ContainerOfId, isStaticUid } from './ContainerIds';
import { EventMeaning, meaningOf } from './eventMeaning';
import { hasWord } from './hasWord';
import { NodeEvents } from './NodeEvents';
import { ranAfter } from './ranAfter';
import { ReportIndex } from './ReportIndex';
import { ScaledSet, Scalings } from './Scalings';

const nameOf = ({ namespace, pod }: Pick<PodRef, 'namespace' | 'pod'>): string => `${namespace}/${pod}`;

const names = ({ message, namespace }: ClusterEvent, pod: PodRef): boolean =>
  namespace === pod.namespace && hasWord(message, pod.pod);

/** An event with what it says of the ends of its pod's containers. */
interface TellingEvent {
  event: ClusterEvent;
  meaning: EventMeaning;
}

/** An event of a pod comes at most this long before its first sample or after its last. */
const AROUND_MS = 90_000;

/** The witnesses of an evidence, by what they name. */
export class WitnessIndex {
  readonly witnesses: Witnesses;
  /** what controllers say of the pods that they delete and create */
  private readonly deleting: ClusterEvent[] = [];
  private readonly creating: ClusterEvent[] = [];
  private readonly scalings = new Scalings();
  private readonly deletions = new Map<PodRef, ClusterEvent | null>();
  private idsFound: ContainerIds | null = null;
  private reportsFound: ReportIndex | null = null;
  private readonly objects = new Map<string, PodObject[]>();
  private readonly refs = new Map<string, PodRef[]>();
  private readonly ofPods = new Map<PodRef, ClusterEvent[]>();
  private readonly byReason = new Map<PodRef, Map<string, ClusterEvent[]>>();
  private readonly telling = new Map<PodRef, TellingEvent[]>();
  private readonly ofNodes: NodeEvents;
  private readonly lines: ByTime<DaemonLine>;
  /** what kubelets wrote of pods that they evicted, by `namespace/name` */
  private readonly evicted = new Map<string, DaemonLine[]>();

  constructor(
    private readonly evidence: Evidence,
    private readonly podEvents = new PodEvents(witnessesOf(evidence).events, evidence.pods)
  ) {
    this.witnesses = witnessesOf(evidence);
    this.ofNodes = new NodeEvents(this.witnesses.events);
    for (const event of this.witnesses.events) {
      if (event.reason === 'SuccessfulDelete') {
        this.deleting.push(event);
      } else if (event.reason === 'SuccessfulCreate') {
        this.creating.push(event);
      } else if (event.reason === 'ScalingReplicaSet') {
        this.scalings.add(event);
      }
    }
    this.lines = new ByTime(this.witnesses.lines, ({ at }) => at);
    this.witnesses.lines.filter(({ act }) => act === 'evicted').forEach((line) => put(this.evicted, line.pod, line));
    this.witnesses.pods.forEach((object) => put(this.objects, nameOf(object), object));
    evidence.pods.forEach((pod) => put(this.refs, nameOf(pod), pod));
  }

  private get ids(): ContainerIds {
    this.idsFound ??= new ContainerIds(this.evidence);
    return this.idsFound;
  }

  private get reports(): ReportIndex {
    this.reportsFound ??= new ReportIndex(this.witnesses.reports, this.ids);
    return this.reportsFound;
  }

  /** Until when anything was read, Unix milliseconds. */
  get until(): number {
    return Math.min(this.evidence.askedAt, this.evidence.window.to);
  }

  get isEmpty(): boolean {
    return this.witnesses.families.length === 0;
  }

  /** Reports of which a victim was in this pod, by its UID or by an id of one of its containers. */
  reportsOf(pod: PodRef): KernelRecord[] {
    return this.witnesses.reports.length === 0
      ? []
      : this.reports.perhapsOf(pod).filter(({ report }) => report.victims.some((victim) => this.isIn(victim, pod)));
  }

  /** Whether a process was in this pod. Where both sides know the pod's UID nothing else counts. */
  isIn({ podUid, containerId }: OomVictim, pod: PodRef): boolean {
    if (podUid !== null && !isStaticUid(podUid)) {
      if (pod.uid !== '') {
        return podUid === pod.uid;
      }
      if (this.ids.podOf(podUid) === nameOf(pod) && this.isOnlyOne(pod)) {
        return true;
      }
    }
    const found = containerId === null ? null : this.ids.containerOf(containerId);
    return found !== null && this.isOf(pod, found);
  }

  /** A word without a UID is this pod's where no namesake can be meant, or none lived then. */
  eventsOf(pod: PodRef): ClusterEvent[] {
    const known = this.ofPods.get(pod) ?? this.findEventsOf(pod);
    this.ofPods.set(pod, known);
    return known;
  }

  /** A pod's events of one reason; of most reasons nobody asks. */
  eventsFor(pod: PodRef, reason: string): readonly ClusterEvent[] {
    const ofReasons = this.byReason.get(pod) ?? new Map<string, ClusterEvent[]>();
    const known = ofReasons.get(reason) ?? this.eventsOf(pod).filter((event) => event.reason === reason);
    this.byReason.set(pod, ofReasons.set(reason, known));
    return known;
  }

  /** Those of a pod's events that say something of its containers' ends. */
  tellingOf(pod: PodRef): readonly TellingEvent[] {
    const known = this.telling.get(pod);
    if (known !== undefined) {
      return known;
    }
    const found = this.eventsOf(pod).flatMap((event) => {
      const meaning = meaningOf(event);
      return meaning === null ? [] : [{ event, meaning }];
    });
    this.telling.set(pod, found);
    return found;
  }

  /** The first word of a controller that it deleted a pod; null when none is known. */
  deletionOf(pod: PodRef): ClusterEvent | null {
    const known = this.deletions.get(pod);
    if (known !== undefined) {
      return known;
    }
    const found = this.deleting.find((event) => names(event, pod));
    this.deletions.set(pod, found ?? null);
    return found ?? null;
  }

  /** The words of controllers that they created a pod of this name. */
  creationsOf(pod: PodRef): ClusterEvent[] {
    return this.creating.filter((event) => names(event, pod));
  }

  /** When the Deployment of this replica set scaled it and its others. */
  scalingsOf(namespace: string, replicaSet: string): ScaledSet {
    return this.scalings.of(namespace, replicaSet);
  }

  /** Events about a node itself that were said first or last within a time, in their order. */
  eventsOfNode(node: string, from: number, to: number): ClusterEvent[] {
    return this.ofNodes.within(node, from, to);
  }

  /** What daemons wrote from one time to another. */
  linesWithin(from: number, to: number): DaemonLine[] {
    return this.lines.within(from, to);
  }

  /** The first line in which a kubelet says that it evicted a pod. */
  evictedLineOf(pod: PodRef): DaemonLine | undefined {
    return this.evicted.get(nameOf(pod))?.find((line) => this.isEvictedBy(pod, line));
  }

  private findEventsOf(pod: PodRef): ClusterEvent[] {
    const isOnlyOne = this.isOnlyOne(pod);
    return this.podEvents
      .naming(pod)
      .filter(({ uid, firstAt }) =>
        uid !== '' && pod.uid !== '' ? uid === pod.uid : isOnlyOne || this.livedAlone(pod, firstAt)
      );
  }

  objectOf(pod: PodRef): PodObject | null {
    return (
      (this.objects.get(nameOf(pod)) ?? []).find(({ uid }) =>
        uid !== '' && pod.uid !== '' ? uid === pod.uid : this.isOnlyOne(pod)
      ) ?? null
    );
  }

  /** The ends that the pod's object tells of a container, the one before first. */
  endsOf(pod: PodRef, container: string): PodContainerEnd[] {
    return this.objectOf(pod)?.containers.find(({ name }) => name === container)?.ends ?? [];
  }

  containersOf(pod: PodRef): PodContainer[] {
    return this.objectOf(pod)?.containers ?? [];
  }

  containerOf(containerId: string): ContainerOfId | null {
    return this.ids.containerOf(containerId);
  }

  /** Another pod of the same name, of another cluster or another time: then only a UID tells whose a word is. */
  isOnlyOne(pod: PodRef): boolean {
    return (this.refs.get(nameOf(pod)) ?? []).every((one) => one.uid === pod.uid && one.cluster === pod.cluster);
  }

  /** Of namesakes on several nodes a word of one node's is on the one that was there; without a node it must be the only one. */
  isOnlyOneOn(pod: PodRef, node: string): boolean {
    const there = this.namesakesOn(pod, node);
    return node === '' || !there.includes(pod) ? this.isOnlyOne(pod) : there.length === 1;
  }

  /**
   * Whether a kubelet's line says that it evicted this pod. An evicted pod never runs again (its phase stays `Failed`): of
   * namesakes that may have been on the node the one is meant that did not go on.
   */
  isEvictedBy(pod: PodRef, { node, at }: DaemonLine): boolean {
    const there = this.namesakesOn(pod, node);
    const isOnly = there.includes(pod) && there.every((one) => one === pod || ranAfter(this.evidence, one, at));
    return (isOnly || this.isOnlyOneOn(pod, node)) && !ranAfter(this.evidence, pod, at);
  }

  /** All of a pod's name that were on a node or may have been. */
  private namesakesOn(pod: PodRef, node: string): PodRef[] {
    return (this.refs.get(nameOf(pod)) ?? []).filter((one) => one.node === node || one.node === '' || node === '');
  }

  private livedAlone(pod: PodRef, at: number): boolean {
    const alive = (this.refs.get(nameOf(pod)) ?? []).filter((one) => this.livedAt(one, at));
    return alive.length === 1 && alive[0] === pod;
  }

  private livedAt({ namespace, pod, uid, cluster }: PodRef, at: number): boolean {
    const times = seriesOf(this.evidence, 'kube_pod_status_phase')
      .filter(
        ({ labels }) =>
          labels.uid === uid &&
          labels.pod === pod &&
          labels.namespace === namespace &&
          (labels.cluster ?? '') === cluster
      )
      .flatMap((series) => [series.times[0], series.times[series.times.length - 1]]);
    return times.length === 0 || (at >= Math.min(...times) - AROUND_MS && at <= Math.max(...times) + AROUND_MS);
  }

  private isOf(pod: PodRef, { namespace, pod: name, uid, cluster }: ContainerOfId): boolean {
    const same = (a: string, b: string) => a === b || a === '' || b === '';
    return name === pod.pod && namespace === pod.namespace && same(uid, pod.uid) && same(cluster, pod.cluster);
  }
}
