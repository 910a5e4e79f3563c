import { Cgroup } from './cgroup';
import { Node } from './node';
import { ContainerInstance, Pod } from './pod';

/** The systemd cgroup driver's path of a pod, as the kubelet builds it (pkg/kubelet/cm/cgroup_manager_linux.go). */
export function podCgroupPath(pod: Pod): string {
  const qos = pod.qos === 'Guaranteed' ? '' : `-${pod.qos.toLowerCase()}`;
  const parent = qos === '' ? '/kubepods.slice' : `/kubepods.slice/kubepods${qos}.slice`;
  return `${parent}/kubepods${qos}-pod${pod.uid.replaceAll('-', '_')}.slice`;
}

/** A container's scope below its pod's slice, as containerd names it; the sandbox's has the pod's `pauseId`. */
export function containerCgroupPath(pod: Pod, containerId: string): string {
  return `${podCgroupPath(pod)}/cri-containerd-${containerId}.scope`;
}

/** The path of anything that runs on a node: a container, a sandbox, or a unit. */
export function cgroupPath(node: Node, cgroup: Cgroup): string {
  if (cgroup instanceof ContainerInstance) {
    return containerCgroupPath(cgroup.pod, cgroup.id);
  }
  const pod = node.pods.find(({ pause }) => pause === cgroup);
  const service = node.services.find(({ program }) => program === cgroup);
  return pod ? containerCgroupPath(pod, pod.pauseId) : `/system.slice/${service?.unit}`;
}
