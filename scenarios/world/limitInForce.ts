import { ContainerSpec } from './specs';

/** What the kubelet needs to write a resized limit into the cgroup. */
const ACTUATION_SECONDS = 1;

/** The memory limit that the spec of a container names at a second; undefined without one. */
export function limitDesired({ memoryLimit, limitChanges = [] }: ContainerSpec, seconds: number): number | undefined {
  return limitChanges.filter(({ at }) => at <= seconds).at(-1)?.memoryLimit ?? memoryLimit;
}

/** The one that its cgroup has: after an in-place resize a moment later. */
export function limitInForce(container: ContainerSpec, seconds: number): number | undefined {
  return limitDesired(container, seconds - ACTUATION_SECONDS);
}
