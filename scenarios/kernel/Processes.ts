import { Cgroup } from '../world/cgroup';
import { Child } from '../world/children';
import { Node } from '../world/node';
import { ContainerInstance } from '../world/pod';

export interface ProcessName {
  pid: number;
  /** The kernel keeps 15 characters of a name. */
  comm: string;
  uid: number;
}

/** New processes a second on a node whose probes and hooks start some all the time. */
const PIDS_PER_SECOND = 0.9;
const FIRST_PID = 412;

/** Numbers and names of the processes of a node, given out in the order in which they started. */
export class Processes {
  private readonly byOwner = new Map<Cgroup | Child, ProcessName[]>();
  private next = FIRST_PID;

  constructor(private readonly node: Node) {
    const pauses = node.pods.flatMap(({ sandboxes }) => sandboxes);
    const containers = node.pods.flatMap(({ instances }) => instances);
    const services = node.services.map(({ program }) => program);
    const children = containers.flatMap((container) => container.children.all);
    const owners: Array<Cgroup | Child> = [...services, ...pauses, ...containers, ...children];
    owners.sort((a, b) => a.startedAt - b.startedAt).forEach((owner) => this.byOwner.set(owner, this.start(owner)));
  }

  /** The first is the one that a container's runtime started. */
  of(owner: Cgroup | Child): ProcessName[] {
    return this.byOwner.get(owner) ?? [];
  }

  private start(owner: Cgroup | Child): ProcessName[] {
    const age = owner.startedAt - this.node.spec.bootedAt;
    this.next = Math.max(this.next, FIRST_PID + Math.floor(PIDS_PER_SECOND * age));
    const count = owner instanceof ContainerInstance ? (owner.spec.processes ?? 1) : 1;
    const comm = this.nameOf(owner).slice(0, 15);
    return Array.from({ length: count }, () => ({ pid: this.next++, comm, uid: this.uidOf(owner) }));
  }

  private uidOf(owner: Cgroup | Child): number {
    const container =
      owner instanceof Child ? this.containerOf(owner) : owner instanceof ContainerInstance ? owner : undefined;
    return container && container.pod.spec.namespace !== 'kube-system' ? 1000 : 0;
  }

  private containerOf(child: Child): ContainerInstance | undefined {
    return this.node.pods
      .flatMap(({ instances }) => instances)
      .find((container) => container.children.all.includes(child));
  }

  private nameOf(cgroup: Cgroup | Child): string {
    if (cgroup instanceof Child) {
      return cgroup.spec.comm;
    }
    if (cgroup instanceof ContainerInstance) {
      return cgroup.isInitialising() ? 'runc:[2:INIT]' : (cgroup.spec.comm ?? cgroup.spec.name);
    }
    const unit = this.node.services.find(({ program }) => program === cgroup)?.unit;
    const service = this.node.spec.services.find((each) => each.unit === unit);
    return service ? (service.comm ?? service.unit.replace(/\.service$/, '')) : 'pause';
  }
}
