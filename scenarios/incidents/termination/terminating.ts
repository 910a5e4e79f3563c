import { EvidenceFamily } from '../../incident';
import { garbageCollected } from '../../world/demand';
import { MiB } from '../../world/memory';
import { PodSpec } from '../../world/specs';
import { ContainerPlan } from '../platform';
import { SmallWorld } from '../smallIncident';

/**
 * A pod in deletion whose containers have ended shows no exit code in any metric (facts/metrics.md §1.4): what shows that
 * it outlived its grace period is an end with `Error` at or after the deletion's deadline, both by kube-state-metrics.
 */
export const IN_DELETION: EvidenceFamily[][] = [['ksm-reasons', 'ksm-pods']];

/** The object of a pod that the kubelet ended by itself stays, and says in the kubelet's words why. */
export const BY_OBJECT: EvidenceFamily[][] = [['pods']];

/** A service that does not hear SIGTERM: a shell as process 1, which hands no signal on. */
export const deaf = (more: Partial<ContainerPlan> = {}): ContainerPlan => ({
  comm: 'sh',
  memoryRequest: 128 * MiB,
  memoryLimit: 256 * MiB,
  cpuRequest: 0.1,
  demand: () => garbageCollected(96 * MiB, 131 * MiB, 170),
  livenessProbe: true,
  onSigterm: 'ignores',
  ...more,
});

/** Its volume of a network file system takes a minute to be unmounted: so long the ended pod can still be seen. */
export const UNMOUNT_SECONDS = 55;

/** The pod with another of its kind to take its place, on the other node unless said otherwise. */
export function withSuccessor({ random, other }: SmallWorld, pod: PodSpec, on = other): PodSpec {
  const name = pod.owner.kind === 'StatefulSet' ? pod.name : `${pod.owner.name}-${random.podSuffix(5)}`;
  const next: PodSpec = { ...pod, name, node: on.name };
  return { ...pod, replacement: () => ({ afterSeconds: 0.4, pod: next }) };
}
