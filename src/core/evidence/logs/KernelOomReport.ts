import { CgroupLevel, QosClass } from '../../kubernetes/cgroupPath';
import { Bytes, EpochMs } from '../../units';

export type OomConstraint = 'memcg' | 'none' | 'cpuset' | 'mempolicy' | 'unknown';

/** Whose limit was hit (contract.md, kernel-log --json). */
export type LimitLevel = CgroupLevel | 'node' | 'cpuset' | 'mempolicy';

/** The task that asked for memory when there was none: not the victim. `pid` is a thread's. */
export interface OomTrigger {
  comm: string | null;
  pid: number | null;
  oomScoreAdj: number | null;
}

/** A process that the kernel killed; null for what the text does not say: it may tell the cgroup and no more. */
export interface OomVictim {
  pid: number | null;
  comm: string | null;
  cgroup: string | null;
  podUid: string | null;
  containerId: string | null;
  qosClass: QosClass | null;
  oomScoreAdj: number | null;
  anonRssBytes: Bytes | null;
  fileRssBytes: Bytes | null;
  shmemRssBytes: Bytes | null;
  pageTablesBytes: Bytes | null;
  uid: number | null;
  /** the line that names it */
  quote: Quote;
  time: EpochMs | null;
  uptimeSeconds: number | null;
}

/** A row of the kernel's task table; sizes are null when the text does not tell the page size. */
export interface OomTask {
  pid: number;
  name: string;
  rssBytes: Bytes | null;
  swapBytes: Bytes | null;
  pageTablesBytes: Bytes | null;
  oomScoreAdj: number;
  /** oom_badness() in pages (core/kubernetes/badness.ts); null for -1000 and where the total is not known */
  badness: number | null;
}

/** What a report lacks, of its text or of what can be known from it. */
export type Missing =
  | 'header'
  | 'trigger-pid'
  | 'constraint'
  | 'limit-cgroup'
  | 'memory'
  | 'tasks'
  | 'kill'
  | 'victim-cgroup'
  | 'page-size';

/** A line of the log that decides something, as it was printed. */
export interface Quote {
  line: number;
  text: string;
}

/** One kernel OOM report: why, whose limit, who asked, who died, who stood where. */
export interface KernelOomReport {
  file: string;
  /** its first line, from 1 */
  line: number;
  /** of its first line; null when the text says no time zone */
  time: EpochMs | null;
  /** the date as written, when it is no point in time */
  localTime: string | null;
  uptimeSeconds: number | null;
  host: string | null;
  constraint: OomConstraint;
  /** not by a memory cgroup: the machine, a NUMA node or a cpuset had no page left */
  global: boolean;
  /** asked for by sysrq, not by lack of memory */
  manual: boolean;
  /** what the machine's zones had free, for reports that print them */
  freeBytes: Bytes | null;
  /**
   * false when much more was free than the kernel keeps: then the machine was not out of memory, whatever the words say
   * (a page fault that a kernel-memory limit failed, sysrq, memory in pieces too small); null when not printed
   */
  memoryShort: boolean | null;
  limitCgroup: string | null;
  limitLevel: LimitLevel;
  usageBytes: Bytes | null;
  limitBytes: Bytes | null;
  trigger: OomTrigger;
  victims: OomVictim[];
  /** memory.oom.group: all tasks of the victim's cgroup die together */
  group: boolean;
  /** the kernel says that there was nobody to kill, or panicked instead */
  nobodyKilled: boolean;
  tasks: OomTask[];
  /** RAM and swap, or the cgroup's limit, that the badness was measured by; null when not known */
  totalPages: number | null;
  pageBytes: Bytes | null;
  kernelRelease: string | null;
  complete: boolean;
  missing: Missing[];
  /** the lines that decide, in their order */
  quotes: Quote[];
}
