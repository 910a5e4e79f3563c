import { Cgroup } from '../world/cgroup';
import { PAGE } from '../world/memory';
import { Candidate } from '../world/oomKiller';
import { ProcessName, Processes } from './Processes';

/** A process with what the kernel weighed it by. */
export interface Task extends ProcessName, Omit<Candidate<Cgroup>, 'subject' | 'child'> {
  totalVm: number;
}

/** All processes that a candidate stands for: a cgroup's own, which are alike, or a child. */
export function tasksOf({ subject, child, ...weighed }: Candidate<Cgroup>, processes: Processes): Task[] {
  const rss = weighed.anon + weighed.file + weighed.shmem;
  const totalVm = PAGE * Math.floor((1.12 * rss) / PAGE + 9_200);
  return processes.of(child ?? subject).map((name) => ({ ...name, ...weighed, totalVm }));
}

/** The table as Linux 6.8 and later print it (mm/oom_kill.c, dump_task): sizes in pages, page tables in bytes. */
export function taskTable(tasks: Task[]): string[] {
  return [
    'Tasks state (memory values in pages):',
    '[  pid  ]   uid  tgid total_vm      rss rss_anon rss_file rss_shmem pgtables_bytes swapents oom_score_adj name',
    ...tasks.map(({ pid, uid, totalVm, anon, file, shmem, pageTables, swap = 0, oomScoreAdj, comm }) => {
      const [vm, rss, a, f, s] = [totalVm, anon + file + shmem, anon, file, shmem].map((bytes) => bytes / PAGE);
      const sizes = `${pad(vm, 8)} ${pad(rss, 8)} ${pad(a, 8)} ${pad(f, 8)} ${pad(s, 9)} ${pad(pageTables, 8)}`;
      return `[${pad(pid, 7)}] ${pad(uid, 5)} ${pad(pid, 5)} ${sizes} ${pad(swap / PAGE, 8)}         ${pad(oomScoreAdj, 5)} ${comm}`;
    }),
  ];
}

const pad = (value: number, width: number): string => String(value).padStart(width);
