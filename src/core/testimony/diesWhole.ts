import { KernelOomReport } from '../evidence/logs/KernelOomReport';
import { isWithinContainer } from '../kubernetes/cgroupPath';
import { limitWithin } from './kernelCauses';

/** The sandbox's own process, which is no container of the pod's. */
const SANDBOX = 'pause';

/**
 * Whether the report itself shows that the container died of it: the kernel took its whole cgroup (memory.oom.group), or
 * the table of the container's or pod's cgroup holds nobody else. Otherwise one process died, and the container may have
 * lived on.
 */
export function diesWhole(report: KernelOomReport): boolean {
  const { group, limitLevel, tasks, victims } = report;
  if (limitWithin(report) || victims.some(({ cgroup }) => cgroup !== null && isWithinContainer(cgroup))) {
    return false; // what died whole is a cgroup inside the container
  }
  const killed = new Set(victims.map(({ pid }) => pid));
  const ofItsOwn = limitLevel === 'container' || limitLevel === 'pod';
  return (
    group ||
    (ofItsOwn &&
      tasks.some(({ pid }) => killed.has(pid)) &&
      tasks.every(({ pid, name }) => killed.has(pid) || name === SANDBOX))
  );
}
