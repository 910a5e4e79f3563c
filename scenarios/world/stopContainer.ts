import { Cause } from '../incident';
import { Kubelet } from './kubelet';
import { ContainerInstance } from './pod';

/** Why the kubelet stops a container, and what that is to the truth. */
export interface StopOrder {
  graceSeconds: number;
  /** Of the event `Killing`. */
  message: string;
  cause: Cause;
  trigger?: string;
  signal?: string;
  /** Whether who leaves with 0 or 143 in time was killed nonetheless: a restart that was forced, not a deletion. */
  obeyingIsAKill: boolean;
  knownBy: string;
}

/** kuberuntime_manager.go minimumGracePeriodInSeconds */
const LEAST_GRACE_SECONDS = 2;

/**
 * SIGTERM now and SIGKILL at the end of the grace period (kuberuntime_container.go killContainer). The runtime's timer
 * does not wait for a kubelet that stalls.
 */
export function stopContainer(kubelet: Kubelet, instance: ContainerInstance, at: number, order: StopOrder): void {
  const { pod, spec } = instance;
  const grace = Math.max(LEAST_GRACE_SECONDS, order.graceSeconds);
  const reaction = spec.onSigterm ?? { afterSeconds: 1, exitCode: 143 };
  const obeys = reaction !== 'ignores' && reaction.afterSeconds < grace;
  const gone = obeys ? at + reaction.afterSeconds : at + grace + kubelet.random.between(0.05, 0.5);
  kubelet.sayOf(pod, at + 0.02, 'Normal', 'Killing', order.message, spec.name);
  kubelet.log(
    at + 0.01,
    'kuberuntime_container.go:866',
    `"Killing container with a grace period" pod="${pod.spec.namespace}/${pod.spec.name}" podUID="${pod.uid}" containerName="${spec.name}" containerID="containerd://${instance.id}" gracePeriod=${grace}`
  );
  kubelet.afterwards(gone, (now) => {
    const exitCode = obeys ? reaction.exitCode : 137;
    const spared = obeys && (exitCode === 0 || exitCode === 143) && !order.obeyingIsAKill;
    const { cause, trigger, signal, knownBy } = order;
    kubelet.ended(instance, { at: now, exitCode, cause: spared ? null : cause, trigger, signal, knownBy });
  });
}
