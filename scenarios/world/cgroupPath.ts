import { Cgroup } from './cgroup';
import { Node } from './node';
import { ContainerInstance, Pod } from './pod';
import { QosClass } from './qualityOfService';
import { NodeSpec } from './specs';
import { Sandbox } from './sandbox';

type Driver = Pick<NodeSpec, 'cgroupDriver'>;

/** All pods of a node, or those of a class, as the kubelet builds the path for its driver (pkg/kubelet/cm/cgroup_manager_linux.go). */
export function kubepodsPath({ cgroupDriver }: Driver, qos: QosClass = 'Guaranteed'): string {
  const name = qos === 'Guaranteed' ? '' : qos.toLowerCase();
  if (cgroupDriver === 'cgroupfs') {
    return name === '' ? '/kubepods' : `/kubepods/${name}`;
  }
  return name === '' ? '/kubepods.slice' : `/kubepods.slice/kubepods-${name}.slice`;
}

export function podCgroupPath(driver: Driver, { qos, uid }: Pod): string {
  const parent = kubepodsPath(driver, qos);
  if (driver.cgroupDriver === 'cgroupfs') {
    return `${parent}/pod${uid}`;
  }
  const prefix = qos === 'Guaranteed' ? '' : `-${qos.toLowerCase()}`;
  return `${parent}/kubepods${prefix}-pod${uid.replaceAll('-', '_')}.slice`;
}

/** A container's own below its pod's, as containerd names it; the sandbox's has its own id. */
export function containerCgroupPath(driver: Driver, pod: Pod, containerId: string): string {
  const name = driver.cgroupDriver === 'cgroupfs' ? containerId : `cri-containerd-${containerId}.scope`;
  return `${podCgroupPath(driver, pod)}/${name}`;
}

/** The path of anything that runs on a node, as the node itself sees it: a container, a sandbox, or a unit. */
export function cgroupPath(node: Node, cgroup: Cgroup): string {
  if (cgroup instanceof ContainerInstance) {
    return containerCgroupPath(node.spec, cgroup.pod, cgroup.id);
  }
  const pod = node.pods.find(({ sandboxes }) => sandboxes.some((sandbox) => sandbox === cgroup));
  const service = node.services.find(({ program }) => program === cgroup);
  return pod && cgroup instanceof Sandbox
    ? containerCgroupPath(node.spec, pod, cgroup.id)
    : `/system.slice/${service?.unit}`;
}
