import { GiB } from './memory';
import { Kubelet } from './kubelet';
import { Pod } from './pod';
import { effectiveRequest } from './qualityOfService';

/**
 * Why the kubelet does not take on a pod that was bound to its node: nothing in it ever runs, and the object stays with
 * phase Failed. Under memory pressure only BestEffort pods are refused (pkg/kubelet/eviction, Admit); who does not fit is
 * refused always (pkg/kubelet/lifecycle/predicate.go).
 */
export function refusal(kubelet: Kubelet, pod: Pod, at: number): { reason: string; message: string } | null {
  const { node, eviction } = kubelet;
  if (pod.spec.refusedFor) {
    return { reason: 'UnexpectedAdmissionError', message: `Pod was rejected: ${pod.spec.refusedFor}` };
  }
  if (pod.qos === 'BestEffort' && eviction.isUnderPressure('MemoryPressure', at)) {
    return { reason: 'Evicted', message: 'Pod was rejected: The node had condition: [MemoryPressure]. ' };
  }
  if (eviction.isUnderPressure('DiskPressure', at)) {
    return { reason: 'Evicted', message: 'Pod was rejected: The node had condition: [DiskPressure]. ' };
  }
  const requested = pod.spec.containers.reduce((total, each) => total + effectiveRequest(each), 0);
  const used = node.pods
    .filter((each) => each !== pod && each.pause?.endedAt === null)
    .flatMap(({ spec }) => spec.containers)
    .reduce((total, each) => total + effectiveRequest(each), 0);
  const capacity = node.allocatable();
  // only who asks for much is looked at: the worlds of the shown incidents are allowed to be overbooked
  if (requested > 4 * GiB && requested + used > capacity && pod.spec.boundByHand) {
    const said = `Node didn't have enough resource: memory, requested: ${requested}, used: ${used}, capacity: ${capacity}`;
    return { reason: 'OutOfmemory', message: `Pod was rejected: ${said}` };
  }
  return null;
}
