import { MemoryParts, PAGE, wholePages } from '../world/memory';
import { KernelKill } from '../world/kernelKill';
import { MAPPED_SHARE } from '../world/oomCandidates';

const KIB = 1024;
/** PAGE_COUNTER_MAX in kB: no limit. */
const NO_LIMIT_KB = '9007199254740988';

/**
 * What a memcg report says of the cgroup that ran full (mm/memcontrol.c, mem_cgroup_print_oom_meminfo). Since Linux 6.4
 * each line of the statistics is a record of its own (seq_buf_do_printk).
 */
export function memoryOfCgroup(
  { memory, scopeBytes, at, candidates }: KernelKill,
  path: string,
  cgroupVersion: 1 | 2
): string[] {
  const { anon, activeFile, inactiveFile, shmem, kernel } = memory;
  const usage = anon + activeFile + inactiveFile + shmem + kernel;
  const pageTables = candidates.reduce((sum, candidate) => sum + candidate.pageTables, 0);
  // how often the limit was met before is no matter of this world
  const failures = 40 + (Math.floor(at) % 200);
  const stat = statOf(memory, Math.min(kernel, pageTables), Math.floor((1.04 * usage) / PAGE));
  return [
    `memory: usage ${Math.floor(usage / KIB)}kB, limit ${(Math.floor(scopeBytes / PAGE) * PAGE) / KIB}kB, failcnt ${failures}`,
    ...(cgroupVersion === 1
      ? [
          `memory+swap: usage ${Math.floor(usage / KIB)}kB, limit ${NO_LIMIT_KB}kB, failcnt 0`,
          `kmem: usage ${Math.floor(kernel / KIB)}kB, limit ${NO_LIMIT_KB}kB, failcnt 0`,
        ]
      : [`swap: usage 0kB, limit ${NO_LIMIT_KB}kB, failcnt 0`]),
    `Memory cgroup stats for ${path}:`,
    ...Object.entries(stat).map(([key, value]) => `${key} ${value}`),
  ];
}

/** The keys of memory.stat in 6.12, in their order, those left out that count events of reclaim. */
function statOf(memory: MemoryParts, pagetables: number, faults: number): Record<string, number> {
  const { anon, activeFile, inactiveFile, shmem, kernel } = memory;
  const slab = wholePages(0.6 * Math.max(0, kernel - pagetables));
  return {
    anon,
    file: activeFile + inactiveFile + shmem,
    kernel,
    kernel_stack: wholePages(0.1 * (kernel - pagetables)),
    pagetables,
    sec_pagetables: 0,
    percpu: 14_160,
    sock: 0,
    vmalloc: 0,
    shmem,
    zswap: 0,
    zswapped: 0,
    file_mapped: wholePages(MAPPED_SHARE * activeFile),
    file_dirty: 0,
    file_writeback: 0,
    swapcached: 0,
    anon_thp: 0,
    file_thp: 0,
    shmem_thp: 0,
    inactive_anon: wholePages(0.97 * anon) + shmem,
    active_anon: anon - wholePages(0.97 * anon),
    inactive_file: inactiveFile,
    active_file: activeFile,
    unevictable: 0,
    slab_reclaimable: wholePages(0.4 * slab),
    slab_unreclaimable: slab - wholePages(0.4 * slab),
    slab,
    pgfault: faults,
    pgmajfault: 0,
  };
}
