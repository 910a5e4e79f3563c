import { Cgroup } from '../world/cgroup';
import { cgroupPath, kubepodsPath, podCgroupPath } from '../world/cgroupPath';
import { isGlobal, KernelKill } from '../world/kernelKill';
import { Node } from '../world/node';
import { chooseVictim } from '../world/oomKiller';
import { HARDWARE } from './bootRecords';
import { callTrace } from './callTrace';
import { KernelRecord } from './KernelRecord';
import { memoryOfMachine } from './memInfo';
import { memoryOfCgroup } from './memoryStat';
import { Processes } from './Processes';
import { Task, tasksOf, taskTable } from './taskTable';

/** The kernel's report of a kill (mm/oom_kill.c), in the form of Linux 6.12. */
export function oomReport(kill: KernelKill, node: Node, processes: Processes): KernelRecord[] {
  const { at, scope, candidates } = kill;
  const tasks = candidates.flatMap((candidate) => tasksOf(candidate, processes));
  const path = scopePath(kill, node);
  const texts = [
    ...asking(kill, node, processes),
    ...(isGlobal(scope) ? memoryOfMachine(kill, node) : memoryOfCgroup(kill, path, node.spec.cgroupVersion ?? 2)),
    // for_each_process goes by the time of birth; a cgroup's own are walked child by child
    ...taskTable(isGlobal(scope) ? [...tasks].sort((a, b) => a.pid - b.pid) : tasks),
    ...killLines(kill, node, processes, path),
  ];
  return texts.map((text) => ({ at, text }));
}

/** Who could not have a page; by sysrq it is a worker of the kernel's that does as a person told. */
function asking({ trigger, candidates, manual, scope }: KernelKill, node: Node, processes: Processes): string[] {
  const { kernelVersion, cpus } = node.spec;
  const cpu = (pid: number, uid: number, comm: string) =>
    `CPU: ${pid % cpus} UID: ${uid} PID: ${pid} Comm: ${comm} Not tainted ${kernelVersion} #1  Debian 6.12.48-1`;
  if (manual) {
    return [
      'sysrq: Manual OOM execution',
      'kworker/1:2 invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=-1, oom_score_adj=0',
      cpu(1471, 0, 'kworker/1:2'),
      `Hardware name: ${HARDWARE}`,
      'Workqueue: events moom_callback',
      ...MANUAL_TRACE,
    ];
  }
  const adj = candidates.find(({ subject }) => subject === trigger)?.oomScoreAdj ?? 0;
  const [asks] = processes.of(trigger);
  const gfp = isGlobal(scope) ? '0x140dca(GFP_HIGHUSER_MOVABLE|__GFP_ZERO|__GFP_COMP)' : '0xcc0(GFP_KERNEL)';
  return [
    `${asks.comm} invoked oom-killer: gfp_mask=${gfp}, order=0, oom_score_adj=${adj}`,
    cpu(asks.pid, asks.uid, asks.comm),
    `Hardware name: ${HARDWARE}`,
    ...callTrace(isGlobal(scope)),
  ];
}

function killLines(kill: KernelKill, node: Node, processes: Processes, scope: string): string[] {
  const { killed, child, byGroup, trigger, manual } = kill;
  const path = onMachine(node, cgroupPath(node, killed));
  const dying = kill.candidates
    .filter((candidate) => candidate.subject === killed && (byGroup || candidate.child === (child ?? undefined)))
    .flatMap((candidate) => tasksOf(candidate, processes));
  const first = victimOf(kill, processes) ?? dying[0];
  const global = isGlobal(kill.scope);
  const limit = global ? 'global_oom' : `oom_memcg=${scope}`;
  const told = `${global ? 'Out of memory' : 'Memory cgroup out of memory'}: `;
  const cpuset = manual ? '/' : leafOf(trigger, node);
  const summary = `oom-kill:constraint=${constraintOf(kill)},nodemask=(null),cpuset=${cpuset},mems_allowed=${memsOf(kill, node)},${limit},task_memcg=${path},task=${first.comm},pid=${first.pid},uid=${first.uid}`;
  const group = [
    `Tasks in ${path} are going to be killed due to memory.oom.group set`,
    // the first once more: so in all of lab1's group kills
    ...dying.map((task) => told + killedLine(task)),
  ];
  return [summary, told + killedLine(first), ...(byGroup ? group : [])];
}

/** The process that the kernel chose: of a container with children, the worst of them all. */
function victimOf({ candidates, killed, child, scopeBytes }: KernelKill, processes: Processes): Task | undefined {
  const own = candidates.filter((each) => each.subject === killed && (child === null || each.child === child));
  const worst = chooseVictim(own, scopeBytes);
  return worst ? tasksOf(worst, processes)[0] : undefined;
}

function constraintOf({ scope }: KernelKill): string {
  return scope === 'node' ? 'CONSTRAINT_NONE' : scope === 'numa' ? 'CONSTRAINT_CPUSET' : 'CONSTRAINT_MEMCG';
}

function memsOf({ numaNode }: KernelKill, { spec }: Node): string {
  const count = spec.numaNodes ?? 1;
  return numaNode !== undefined ? String(numaNode) : count > 1 ? `0-${count - 1}` : '0';
}

function killedLine({ pid, comm, totalVm, anon, file, shmem, uid, pageTables, oomScoreAdj }: Task): string {
  const [vm, a, f, s, tables] = [totalVm, anon, file, shmem, pageTables].map((bytes) => `${bytes / 1024}kB`);
  return `Killed process ${pid} (${comm}) total-vm:${vm}, anon-rss:${a}, file-rss:${f}, shmem-rss:${s}, UID:${uid} pgtables:${tables} oom_score_adj:${oomScoreAdj}`;
}

const leafOf = (cgroup: Cgroup, node: Node): string => cgroupPath(node, cgroup).split('/').at(-1) ?? '/';

/** A nested node's kernel is the machine's: it tells paths from there. */
const onMachine = ({ spec }: Node, path: string): string => `${spec.nestedIn?.path ?? ''}${path}`;

/** The cgroup whose limit was hit. */
function scopePath({ scope, victim }: KernelKill, node: Node): string {
  const { spec } = node;
  switch (scope) {
    case 'machine':
      return spec.nestedIn?.path ?? '/';
    case 'kubepods':
      return onMachine(node, kubepodsPath(spec));
    case 'qos':
      return onMachine(node, kubepodsPath(spec, victim?.pod.qos));
    case 'pod':
      return onMachine(node, victim ? podCgroupPath(spec, victim.pod) : '/');
    case 'container':
      return onMachine(node, victim ? cgroupPath(node, victim) : '/');
    default:
      return '/';
  }
}

/** After the Ubuntu report of a manual kill in OOMAnalyser's examples. */
const MANUAL_TRACE = [
  'Call Trace:',
  ' <TASK>',
  ' dump_stack_lvl+0x5d/0x80',
  ' dump_header+0x43/0x1aa',
  ' oom_kill_process.cold+0xa/0xaa',
  ' out_of_memory+0x217/0x520',
  ' moom_callback+0x7a/0xb0',
  ' process_one_work+0x174/0x330',
  ' worker_thread+0x24c/0x380',
  ' kthread+0xcf/0x100',
  ' ret_from_fork+0x31/0x50',
  ' ret_from_fork_asm+0x1a/0x30',
  ' </TASK>',
];
