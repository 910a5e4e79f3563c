import { allContainers, staysUp } from './allContainers';
import { ContainerStatus, Pod, PodStatus } from './pod';
import { ContainerSpec } from './specs';

/** Writes a pod's status as the API server will show it from `at` on; never before what it showed last. */
export function publish(pod: Pod, at: number, change: Partial<Omit<PodStatus, 'at' | 'containers'>>): void {
  const previous = pod.statuses.at(-1);
  const waiting = (c: ContainerSpec): ContainerStatus => ({
    state: 'waiting',
    waitingReason: 'ContainerCreating',
    restarts: c.past?.restarts ?? 0,
    ready: false,
  });
  const known = previous && Object.keys(previous.containers).length > 0;
  const containers = known
    ? previous.containers
    : Object.fromEntries(allContainers(pod.spec).map((c) => [c.name, waiting(c)]));
  const base = previous ?? { phase: 'Pending' as const, scheduled: true };
  pod.statuses.push({ ...base, ...change, at: Math.max(at, previous?.at ?? -Infinity), containers });
}

export function setStatus(pod: Pod, at: number, container: ContainerSpec, change: Partial<ContainerStatus>): void {
  publish(pod, at, {});
  const status = pod.statuses[pod.statuses.length - 1];
  status.containers = { ...status.containers, [container.name]: { ...status.containers[container.name], ...change } };
}

export function statusOf(pod: Pod, container: ContainerSpec): ContainerStatus | undefined {
  return pod.statuses.at(-1)?.containers[container.name];
}

/** The pod's condition Ready. */
export function isReady(pod: Pod, { phase, containers }: PodStatus): boolean {
  const needed = allContainers(pod.spec).filter((container) => staysUp(pod.spec, container));
  return phase === 'Running' && needed.every(({ name }) => containers[name]?.ready);
}
