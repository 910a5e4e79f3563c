import { Summary } from './KernelEvent';

const START = 'oom-kill:';
const END = /,pid=(\d{1,10})(?:,uid=(\d{1,10}))?$/;
const CONSTRAINTS: Record<string, Summary['constraint']> = {
  CONSTRAINT_MEMCG: 'memcg',
  CONSTRAINT_NONE: 'none',
  CONSTRAINT_CPUSET: 'cpuset',
  CONSTRAINT_MEMORY_POLICY: 'mempolicy',
};

/**
 * Reads `oom-kill:constraint=…,oom_memcg=…,task_memcg=…,task=…,pid=…,uid=…` (mm/oom_kill.c, dump_oom_summary; commits
 * ef8444ea01d7 and f0c867d9588d). A path counts as whole only when something follows it: pagers and posts cut the line
 * anywhere. Vendor kernels leave out the constraint.
 */
export function readSummaryLine(text: string): Summary | null {
  if (!text.startsWith(START)) {
    return null;
  }
  const task = text.indexOf(',task=');
  const end = END.exec(text);
  const constraint = CONSTRAINTS[/^oom-kill:constraint=([A-Z_]{1,40})/.exec(text)?.[1] ?? ''] ?? null;
  return {
    constraint,
    global: text.includes(',global_oom'),
    oomMemcg: between(text, ',oom_memcg=', ',task_memcg='),
    taskMemcg: between(text, ',task_memcg=', ',task='),
    comm: task !== -1 && end !== null && end.index > task ? text.slice(task + 6, end.index) : null,
    pid: end === null ? null : Number(end[1]),
    uid: end?.[2] === undefined ? null : Number(end[2]),
  };
}

/** Whether the line ends as the kernel ends it; a wrapped one goes on below. */
export const isWholeSummary = (text: string): boolean => END.test(text) && /,uid=\d+$/.test(text);

function between(text: string, start: string, end: string): string | null {
  const from = text.indexOf(start);
  const to = from === -1 ? -1 : text.indexOf(end, from);
  return to === -1 ? null : text.slice(from + start.length, to);
}
