import { ClusterEvent } from '../evidence/cluster/ClusterEvent';
import { PodContainer, PodContainerEnd, PodObject } from '../evidence/cluster/PodObject';
import { Evidence, PodRef, seriesOf, witnessesOf } from '../evidence/Evidence';
import { readCgroupPath } from '../kubernetes/cgroupPath';
import { KernelRecord, Witnesses } from '../evidence/Witnesses';

/** The container that an id belongs to. */
export interface ContainerOfId {
  namespace: string;
  pod: string;
  container: string;
}

const nameOf = ({ namespace, pod }: PodRef): string => `${namespace}/${pod}`;

/** The witnesses of an evidence, by what they name. */
export class WitnessIndex {
  readonly witnesses: Witnesses;
  private readonly byContainerId = new Map<string, ContainerOfId>();
  /** pods by their UID, where only a cgroup's path, an event or an object says it */
  private readonly byUid = new Map<string, string>();

  constructor(private readonly evidence: Evidence) {
    this.witnesses = witnessesOf(evidence);
    this.readContainerIds();
  }

  get isEmpty(): boolean {
    return this.witnesses.families.length === 0;
  }

  /** Reports of which a victim was in this pod, by its UID or by an id of one of its containers. */
  reportsOf(pod: PodRef): KernelRecord[] {
    return this.witnesses.reports.filter(({ report }) =>
      report.victims.some(
        ({ podUid, containerId }) =>
          (podUid !== null && (podUid === pod.uid || (pod.uid === '' && this.byUid.get(podUid) === nameOf(pod)))) ||
          (containerId !== null && this.isOf(pod, this.containerOf(containerId)))
      )
    );
  }

  eventsOf(pod: PodRef): ClusterEvent[] {
    return this.witnesses.events.filter(
      ({ kind, namespace, name, uid }) =>
        kind === 'Pod' &&
        name === pod.pod &&
        namespace === pod.namespace &&
        (uid === pod.uid || ((uid === '' || pod.uid === '') && this.isOnlyOne(pod)))
    );
  }

  objectOf(pod: PodRef): PodObject | null {
    return (
      this.witnesses.pods.find(
        (one) =>
          one.pod === pod.pod &&
          one.namespace === pod.namespace &&
          (one.uid === pod.uid || ((pod.uid === '' || one.uid === '') && this.isOnlyOne(pod)))
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
    return this.byContainerId.get(containerId) ?? null;
  }

  /** Whether this node's log was read over the whole time with nothing left out. */
  isCovered(family: string, node: string, from: number, to: number): boolean {
    return this.witnesses.spans.some(
      (span) => span.family === family && span.node === node && node !== '' && span.from <= from && span.to >= to
    );
  }

  /** Another cluster can have a pod of the same name: then only a UID tells whose a word is. */
  private isOnlyOne = ({ namespace, pod, cluster }: PodRef): boolean =>
    !this.evidence.pods.some((one) => one.pod === pod && one.namespace === namespace && one.cluster !== cluster);

  private isOf = (pod: PodRef, found: ContainerOfId | null): boolean =>
    found !== null && found.pod === pod.pod && found.namespace === pod.namespace;

  /** cAdvisor's `name` and `id` carry the runtime's id, and the pods' objects say it outright. */
  private readContainerIds(): void {
    if (this.isEmpty) {
      return;
    }
    for (const { labels } of seriesOf(this.evidence, 'container_memory_working_set_bytes')) {
      const { namespace = '', pod = '', container = '' } = labels;
      const { podUid } = readCgroupPath(labels.id ?? '');
      if (podUid !== null && pod !== '') {
        this.byUid.set(podUid, `${namespace}/${pod}`);
      }
      for (const [id] of `${labels.name ?? ''} ${labels.id ?? ''}`.matchAll(/[0-9a-f]{64}/g)) {
        if (container !== '' && pod !== '') {
          this.byContainerId.set(id, { namespace, pod, container });
        }
      }
    }
    for (const { kind, namespace, name, uid } of this.witnesses.events) {
      if (kind === 'Pod' && uid !== '') {
        this.byUid.set(uid, `${namespace}/${name}`);
      }
    }
    for (const { namespace, pod, uid, containers } of this.witnesses.pods) {
      this.byUid.set(uid, `${namespace}/${pod}`);
      for (const { name, containerId, ends } of containers) {
        for (const id of [containerId, ...ends.map((end) => end.containerId)].filter(Boolean)) {
          this.byContainerId.set(id, { namespace, pod, container: name });
        }
      }
    }
    for (const { pod: named, container, containerId } of this.witnesses.lines) {
      const [namespace, pod] = named.split('/');
      if (containerId !== '' && container !== '' && pod !== undefined) {
        this.byContainerId.set(containerId, { namespace, pod, container });
      }
    }
  }
}
