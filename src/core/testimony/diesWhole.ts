import { KernelOomReport } from '../evidence/logs/KernelOomReport';

/** The sandbox's own process, which is no container of the pod's. */
const SANDBOX = 'pause';

/**
 * Whether the report itself shows that the container died of it: the kernel took its whole cgroup (memory.oom.group), or
 * the table of the container's or pod's cgroup holds nobody else. Otherwise one process died, and the container may have
 * lived on.
 */
export function diesWhole({ group, limitLevel, tasks, victims }: KernelOomReport): boolean {
  const killed = new Set(victims.map(({ pid }) => pid));
  const ofItsOwn = limitLevel === 'container' || limitLevel === 'pod';
  return (
    group ||
    (ofItsOwn &&
      tasks.some(({ pid }) => killed.has(pid)) &&
      tasks.every(({ pid, name }) => killed.has(pid) || name === SANDBOX))
  );
}
