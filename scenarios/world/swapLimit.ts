import { effectiveRequest, qosClass } from './qualityOfService';
import { ContainerSpec, NodeSpec, PodSpec } from './specs';

/**
 * memory.swap.max under LimitedSwap (pkg/kubelet/kuberuntime, calcSwapForBurstablePods): a share of the swap as large as
 * the request's of the memory, for containers of Burstable pods whose request is below their limit.
 */
export function swapLimit(pod: PodSpec, container: ContainerSpec, { swap = 0, memTotal }: NodeSpec): number {
  const request = effectiveRequest(container);
  const mayGrow = container.memoryLimit === undefined || request < container.memoryLimit;
  return qosClass(pod) === 'Burstable' && mayGrow ? Math.floor((request / memTotal) * swap) : 0;
}
