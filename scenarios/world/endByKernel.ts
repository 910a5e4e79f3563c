import { isGlobal, KernelKill } from './kernelKill';
import { ContainerInstance, Termination } from './pod';
import { publish, setStatus } from './podStatuses';
import { NodeSpec } from './specs';

/** containerd internal/cri/server/container_start.go: the task never came to be. */
export const INIT_KILLED =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: container init was OOM-killed (memory limit too low?): unknown';

/** 0xC0000017 as the signed number that the status holds: there is no OOM killer on Windows, the program dies of its own allocation. */
const STATUS_NO_MEMORY = -1073741801;

/** How the runtime tells the end of a container that the kernel killed. */
export function endOf(
  kill: KernelKill,
  node: Pick<NodeSpec, 'containerRuntimeVersion' | 'cgroupVersion' | 'unseen'>
): Pick<Termination, 'exitCode' | 'reason' | 'message'> {
  if (kill.victim?.isInitialising()) {
    return { exitCode: 128, reason: 'StartError', message: INIT_KILLED };
  }
  if (node.unseen === 'windows') {
    return { exitCode: STATUS_NO_MEMORY, reason: 'Error' };
  }
  return { exitCode: 137, reason: isGlobal(kill.scope) && !countsGlobal(node) ? 'Error' : 'OOMKilled' };
}

/**
 * containerd counts any OOM kill in memory.events of cgroup v2 since 1.7, and looks at memory.oom_control of v1 since 2.3;
 * before, a global OOM stayed `Error` (facts/metrics.md §4, §9).
 */
function countsGlobal({
  containerRuntimeVersion,
  cgroupVersion,
}: Pick<NodeSpec, 'containerRuntimeVersion' | 'cgroupVersion'>): boolean {
  const [, major, minor] = /containerd:\/\/(\d+)\.(\d+)/.exec(containerRuntimeVersion) ?? [];
  const version = 1000 * Number(major) + Number(minor);
  return version >= (cgroupVersion === 1 ? 2003 : 1007);
}

/** The runtime has read the kernel's counter at last: what it says of that end is another word from now on. */
export function correctReason({ pod, spec, id }: ContainerInstance, reason: string, at: number): void {
  publish(pod, at, {});
  const status = pod.statuses[pod.statuses.length - 1].containers[spec.name];
  const corrected = (end: Termination | undefined) =>
    end?.containerId === `containerd://${id}` ? { ...end, reason } : end;
  setStatus(pod, at, spec, { terminated: corrected(status.terminated), last: corrected(status.last) });
}
