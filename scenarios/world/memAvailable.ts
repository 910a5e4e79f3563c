import { wholePages } from './memory';
import { NodeMemory } from './nodeLedger';
import { NodeSpec } from './specs';

/** The share of the kernel's ordinary memory that it would give back, and of it that no slab holds at all. */
const RECLAIMABLE_SHARE = 0.16;
const UNRECLAIMABLE_SHARE = 0.3;

/**
 * /proc/meminfo's MemAvailable (mm/show_mem.c si_mem_available(): the watermarks are not to be had, nor half of the cache
 * when it is small), and the slab that goes into it. What the kernel leaks it does not give back.
 */
export function memAvailable(
  { parts, free, leak }: Pick<NodeMemory, 'parts' | 'free' | 'leak'>,
  { kernelMemory, minFree }: Pick<NodeSpec, 'kernelMemory' | 'minFree'>
): { bytes: number; slabReclaimable: number; slabUnreclaimable: number } {
  const kernel = parts.kernel + kernelMemory - leak;
  const slabReclaimable = wholePages(RECLAIMABLE_SHARE * kernel);
  const slabUnreclaimable = wholePages(UNRECLAIMABLE_SHARE * kernel + leak);
  const file = parts.activeFile + parts.inactiveFile;
  const low = 1.25 * minFree;
  const spare = free - 1.5 * minFree + file - Math.min(file / 2, low);
  const bytes = Math.max(0, wholePages(spare + slabReclaimable - Math.min(slabReclaimable / 2, low)));
  return { bytes, slabReclaimable, slabUnreclaimable };
}
