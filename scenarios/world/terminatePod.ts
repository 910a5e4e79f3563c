import { Kubelet } from './kubelet';
import { Pod } from './pod';
import { StopOrder, stopContainer } from './stopContainer';

/**
 * Ends a pod as a whole (pkg/kubelet/pod_workers.go, SyncTerminatingPod): every container is stopped, none started again.
 * `then` is called when the last process is gone and the kubelet has seen it.
 */
export function terminatePod(
  kubelet: Kubelet,
  pod: Pod,
  at: number,
  order: Omit<StopOrder, 'message'>,
  then: (at: number) => void
): void {
  pod.terminating = true;
  pod.running().forEach((instance) => {
    stopContainer(kubelet, instance, at, { ...order, message: `Stopping container ${instance.spec.name}` });
  });
  const look = (now: number): void => {
    if (pod.running().length > 0) {
      kubelet.afterwards(now + 0.5, look);
      return;
    }
    kubelet.afterwards(now + kubelet.random.between(1.9, 2.6), (later) => {
      pod.members().forEach((member) => (member.endedAt = later));
      then(later);
    });
  };
  look(at);
}
