/** Memory a kill line tells, in kB as printed; null where the kernel does not say it. */
export interface KilledProcess {
  pid: number;
  comm: string;
  /** the words before it said “Memory cgroup” (true) or only “Out of memory” (false); null: neither */
  memcg: boolean | null;
  uid: number | null;
  totalVmKb: number | null;
  anonRssKb: number | null;
  fileRssKb: number | null;
  shmemRssKb: number | null;
  pageTablesKb: number | null;
  oomScoreAdj: number | null;
}

/** The `oom-kill:` line of Linux 5.0 and later; null for what is cut off or not printed. */
export interface Summary {
  constraint: 'memcg' | 'none' | 'cpuset' | 'mempolicy' | null;
  global: boolean;
  oomMemcg: string | null;
  taskMemcg: string | null;
  comm: string | null;
  pid: number | null;
  uid: number | null;
}

/** What one line of a kernel log contributes to an OOM report. */
export type KernelEvent =
  | { kind: 'manual' }
  | { kind: 'header'; comm: string; oomScoreAdj: number | null; order: number | null }
  | { kind: 'cpu'; comm: string; pid: number; release: string | null }
  | { kind: 'trigger-cpuset'; comm: string; cpuset: string }
  | { kind: 'trace'; sign: 'memcg' | 'allocator' | 'x86' | 'sysrq' }
  | { kind: 'limit'; taskMemcg: string | null; oomMemcg: string | null }
  | { kind: 'memory'; usageKb: number; limitKb: number }
  | { kind: 'swap'; withMemory: boolean; usageKb: number; limitKb: number }
  | { kind: 'stats'; path: string }
  | { kind: 'mem-info' }
  | { kind: 'machine'; what: 'pages' | 'reserved' | 'swap-kb' | 'page-kb'; value: number }
  | { kind: 'zone'; freeKb: number; highKb: number }
  | { kind: 'table'; columns: string[] }
  | { kind: 'row'; pid: number; tgid: number; cells: string }
  | ({ kind: 'summary' } & Summary)
  | { kind: 'chosen'; pid: number; comm: string; memcg: boolean | null }
  | ({ kind: 'killed' } & KilledProcess)
  | { kind: 'group'; path: string }
  | { kind: 'nobody' }
  | { kind: 'panic'; global: boolean };
