import { ContainerSpec, PodSpec } from './specs';

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

/**
 * pkg/apis/core/v1/helper/qos: all resources of all containers decide, cpu as well as memory; pod-level resources, where
 * there are any, alone.
 */
export function qosClass(pod: PodSpec): QosClass {
  if (pod.memoryLimit !== undefined || pod.memoryRequest !== undefined) {
    // cpu is not given at pod level in this world: that makes it Burstable
    return 'Burstable';
  }
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

/** What the scheduler and the kubelet take the pod's request to be: of the pod if it has one, else of its containers. */
export function podRequest(pod: PodSpec): number {
  return pod.memoryRequest ?? pod.containers.reduce((total, container) => total + effectiveRequest(container), 0);
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
      // What the pod requests beyond its containers is shared out among them.
      const spare =
        pod.memoryRequest === undefined
          ? 0
          : Math.max(0, pod.memoryRequest - pod.containers.reduce((total, each) => total + effectiveRequest(each), 0));
      const extra = Math.floor(spare / pod.containers.length);
      const adj = 1000 - Math.floor((1000 * (effectiveRequest(container) + extra)) / nodeCapacity);
      return adj < 3 ? 3 : adj === 1000 ? 999 : adj;
    }
  }
}
