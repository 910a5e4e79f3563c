import { ContainerSpec, PodSpec } from '../world/specs';

/** The pod with a second container beside its own. */
export const twoContainers = (pod: PodSpec, second: ContainerSpec): PodSpec => ({
  ...pod,
  containers: [...pod.containers, second],
});
