import { Cgroup } from '../world/cgroup';
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
  private readonly byCgroup = new Map<Cgroup, ProcessName[]>();
  private next = FIRST_PID;

  constructor(private readonly node: Node) {
    const pauses = node.pods.flatMap(({ pause }) => (pause ? [pause] : []));
    const containers = node.pods.flatMap(({ instances }) => instances);
    const services = node.services.map(({ program }) => program);
    [...services, ...pauses, ...containers]
      .sort((a, b) => a.startedAt - b.startedAt)
      .forEach((cgroup) => this.byCgroup.set(cgroup, this.start(cgroup)));
  }

  /** The first is the one that a container's runtime started. */
  of(cgroup: Cgroup): ProcessName[] {
    return this.byCgroup.get(cgroup) ?? [];
  }

  private start(cgroup: Cgroup): ProcessName[] {
    const age = cgroup.startedAt - this.node.spec.bootedAt;
    this.next = Math.max(this.next, FIRST_PID + Math.floor(PIDS_PER_SECOND * age));
    const count = cgroup instanceof ContainerInstance ? (cgroup.spec.processes ?? 1) : 1;
    const comm = this.nameOf(cgroup).slice(0, 15);
    return Array.from({ length: count }, () => ({ pid: this.next++, comm, uid: uidOf(cgroup) }));
  }

  private nameOf(cgroup: Cgroup): string {
    if (cgroup instanceof ContainerInstance) {
      return cgroup.spec.comm ?? cgroup.spec.name;
    }
    const unit = this.node.services.find(({ program }) => program === cgroup)?.unit;
    const service = this.node.spec.services.find((each) => each.unit === unit);
    return service ? (service.comm ?? service.unit.replace(/\.service$/, '')) : 'pause';
  }
}

const uidOf = (cgroup: Cgroup): number =>
  cgroup instanceof ContainerInstance && cgroup.pod.spec.namespace !== 'kube-system' ? 1000 : 0;
