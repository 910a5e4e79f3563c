// Looked up once: in a test's own realm each look at a global is slow.
const { floor, max, round } = Math;

export const KiB = 1024;
export const MiB = 1024 * KiB;
export const GiB = 1024 * MiB;
export const PAGE = 4096;

/** What the pages of a cgroup hold, in bytes: the parts of cgroup v2's memory.stat that add up to memory.current. */
export interface MemoryParts {
  anon: number;
  activeFile: number;
  inactiveFile: number;
  /** tmpfs and shared memory: counted as page cache by memory.stat, yet not reclaimable without swap. */
  shmem: number;
  /** Slab, stacks, page tables and sockets charged to the cgroup. */
  kernel: number;
}

export const NO_MEMORY: MemoryParts = { anon: 0, activeFile: 0, inactiveFile: 0, shmem: 0, kernel: 0 };

/** memory.current: what the kernel compares with memory.max. */
export function usage(parts: MemoryParts): number {
  return parts.anon + parts.activeFile + parts.inactiveFile + parts.shmem + parts.kernel;
}

/** cAdvisor's working set: usage less inactive_file (cadvisor container/libcontainer/handler.go, setMemoryStats). */
export function workingSet(parts: MemoryParts): number {
  return usage(parts) - parts.inactiveFile;
}

export function sum(all: Iterable<MemoryParts>): MemoryParts {
  const total = { ...NO_MEMORY };
  for (const parts of all) {
    total.anon += parts.anon;
    total.activeFile += parts.activeFile;
    total.inactiveFile += parts.inactiveFile;
    total.shmem += parts.shmem;
    total.kernel += parts.kernel;
  }
  return total;
}

export function between(before: MemoryParts, after: MemoryParts, fraction: number): MemoryParts {
  const mixed = (a: number, b: number) => PAGE * floor((a + (b - a) * fraction) / PAGE);
  return {
    anon: mixed(before.anon, after.anon),
    activeFile: mixed(before.activeFile, after.activeFile),
    inactiveFile: mixed(before.inactiveFile, after.inactiveFile),
    shmem: mixed(before.shmem, after.shmem),
    kernel: mixed(before.kernel, after.kernel),
  };
}

export function wholePages(bytes: number): number {
  return max(0, round(bytes / PAGE) * PAGE);
}
