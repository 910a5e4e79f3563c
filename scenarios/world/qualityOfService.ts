import { ContainerSpec, PodSpec } from './specs';

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

/** pkg/apis/core/v1/helper/qos: all resources of all containers decide, cpu as well as memory. */
export function qosClass(pod: PodSpec): QosClass {
  const given = pod.containers.flatMap((c) => [c.memoryRequest, c.memoryLimit, c.cpuRequest, c.cpuLimit]);
  if (given.every((value) => value === undefined)) {
    return 'BestEffort';
  }
  const exact = pod.containers.every(
    (c) =>
      c.memoryLimit !== undefined &&
      c.cpuLimit !== undefined &&
      effectiveRequest(c) === c.memoryLimit &&
      (c.cpuRequest ?? c.cpuLimit) === c.cpuLimit
  );
  return exact ? 'Guaranteed' : 'Burstable';
}

/** A request that is not given defaults to the limit (pkg/apis/core/v1/defaults.go). */
export function effectiveRequest(container: ContainerSpec): number {
  return container.memoryRequest ?? container.memoryLimit ?? 0;
}

/** pkg/kubelet/qos/policy.go, GetContainerOOMScoreAdjust, in whole numbers as there. */
export function oomScoreAdj(pod: PodSpec, container: ContainerSpec, nodeCapacity: number): number {
  if (pod.priorityClass === 'system-node-critical') {
    return -997;
  }
  switch (qosClass(pod)) {
    case 'Guaranteed':
      return -997;
    case 'BestEffort':
      return 1000;
    case 'Burstable': {
      const adj = 1000 - Math.floor((1000 * effectiveRequest(container)) / nodeCapacity);
      return adj < 3 ? 3 : adj === 1000 ? 999 : adj;
    }
  }
}
