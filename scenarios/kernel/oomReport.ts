import { Cgroup } from '../world/cgroup';
import { cgroupPath, podCgroupPath } from '../world/cgroupPath';
import { KernelKill } from '../world/kernelKill';
import { Node } from '../world/node';
import { ContainerInstance } from '../world/pod';
import { HARDWARE } from './bootRecords';
import { callTrace } from './callTrace';
import { KernelRecord } from './KernelRecord';
import { memoryOfMachine } from './memInfo';
import { memoryOfCgroup } from './memoryStat';
import { Processes } from './Processes';
import { Task, tasksOf, taskTable } from './taskTable';

/** The kernel's report of a kill (mm/oom_kill.c), in the form of Linux 6.12, memory.oom.group as the kubelet sets it. */
export function oomReport(kill: KernelKill, node: Node, processes: Processes): KernelRecord[] {
  const { at, trigger, candidates, victim } = kill;
  const isGlobal = kill.scope === 'node';
  const asking = candidates.find(({ subject }) => subject === trigger);
  const [asks] = processes.of(trigger);
  const tasks = candidates.flatMap((candidate) => tasksOf(candidate, processes));
  const scope = isGlobal ? '' : scopePath(kill);
  const gfp = isGlobal ? '0x140dca(GFP_HIGHUSER_MOVABLE|__GFP_ZERO|__GFP_COMP)' : '0xcc0(GFP_KERNEL)';
  const texts = [
    `${asks.comm} invoked oom-killer: gfp_mask=${gfp}, order=0, oom_score_adj=${asking?.oomScoreAdj ?? 0}`,
    `CPU: ${asks.pid % node.spec.cpus} UID: ${asks.uid} PID: ${asks.pid} Comm: ${asks.comm} Not tainted ${node.spec.kernelVersion} #1  Debian 6.12.48-1`,
    `Hardware name: ${HARDWARE}`,
    ...callTrace(isGlobal),
    ...(isGlobal ? memoryOfMachine(kill, node) : memoryOfCgroup(kill, scope)),
    // for_each_process goes by the time of birth; a cgroup's own are walked child by child
    ...taskTable(isGlobal ? [...tasks].sort((a, b) => a.pid - b.pid) : tasks),
    ...(victim ? killLines(kill, victim, node, processes, scope) : []),
  ];
  return texts.map((text) => ({ at, text }));
}

function killLines(
  kill: KernelKill,
  victim: ContainerInstance,
  node: Node,
  processes: Processes,
  scope: string
): string[] {
  const isGlobal = kill.scope === 'node';
  const path = cgroupPath(node, victim);
  const candidate = kill.candidates.find(({ subject }) => subject === victim);
  const dying = candidate ? tasksOf(candidate, processes) : [];
  const [first] = dying;
  const limit = isGlobal ? 'global_oom' : `oom_memcg=${scope}`;
  const told = `${isGlobal ? 'Out of memory' : 'Memory cgroup out of memory'}: `;
  return [
    `oom-kill:constraint=${isGlobal ? 'CONSTRAINT_NONE' : 'CONSTRAINT_MEMCG'},nodemask=(null),cpuset=${leafOf(kill.trigger, node)},mems_allowed=0,${limit},task_memcg=${path},task=${first.comm},pid=${first.pid},uid=${first.uid}`,
    told + killed(first),
    `Tasks in ${path} are going to be killed due to memory.oom.group set`,
    // the first once more: so in all of lab1's group kills
    ...dying.map((task) => told + killed(task)),
  ];
}

function killed({ pid, comm, totalVm, anon, file, shmem, uid, pageTables, oomScoreAdj }: Task): string {
  const [vm, a, f, s, tables] = [totalVm, anon, file, shmem, pageTables].map((bytes) => `${bytes / 1024}kB`);
  return `Killed process ${pid} (${comm}) total-vm:${vm}, anon-rss:${a}, file-rss:${f}, shmem-rss:${s}, UID:${uid} pgtables:${tables} oom_score_adj:${oomScoreAdj}`;
}

const leafOf = (cgroup: Cgroup, node: Node): string => cgroupPath(node, cgroup).split('/').at(-1) ?? '/';

/** The cgroup whose limit was hit. */
function scopePath({ scope, victim }: KernelKill): string {
  if (scope === 'kubepods' || !victim) {
    return '/kubepods.slice';
  }
  const pod = podCgroupPath(victim.pod);
  return scope === 'pod' ? pod : `${pod}/cri-containerd-${victim.id}.scope`;
}
