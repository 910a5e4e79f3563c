import { GiB, PAGE } from '../world/memory';
import { KernelKill } from '../world/kernelKill';
import { Node } from '../world/node';

const KIB = 1024;
const DMA_KB = 15_360;
const DMA32_KB = 2_980_000;
/** What the zone of old devices has left: others may not take it (lowmem_reserve). */
const DMA_FREE_KB = 11_264;

/** What a global report says of the machine (mm/show_mem.c, __show_mem): its pages, its zones, what is free. */
export function memoryOfMachine({ memory, candidates, at }: KernelKill, { spec }: Node): string[] {
  const { anon, activeFile, inactiveFile, shmem, kernel } = memory;
  const used = anon + activeFile + inactiveFile + shmem + kernel + (spec.hugePages ?? 0);
  const freeKb = 4 * Math.floor((spec.memTotal - spec.kernelMemory - used) / PAGE);
  const leak = spec.kernelLeak?.(Math.ceil(at)) ?? 0;
  const hugePages = (spec.hugePages ?? 0) / (2048 * KIB);
  const totalKb = spec.memTotal / KIB;
  const pages = (bytes: number) => Math.floor(bytes / PAGE);
  const pageTables = candidates.reduce((sum, candidate) => sum + candidate.pageTables, 0);
  const present = Math.ceil(spec.memTotal / GiB) * (GiB / PAGE) - 130;
  const kb = (bytes: number) => `${Math.floor(bytes / KIB)}kB`;
  const zones = [
    { name: 'DMA', managedKb: DMA_KB, freeKb: DMA_FREE_KB },
    { name: 'DMA32', managedKb: DMA32_KB, freeKb: 4 * Math.round(((freeKb - DMA_FREE_KB) * DMA32_KB) / totalKb / 4) },
    { name: 'Normal', managedKb: totalKb - DMA_KB - DMA32_KB, freeKb: 0 },
  ];
  zones[2].freeKb = freeKb - zones[0].freeKb - zones[1].freeKb;
  return [
    'Mem-Info:',
    [
      `active_anon:${pages(0.02 * anon)} inactive_anon:${pages(0.98 * anon + shmem)} isolated_anon:0`,
      ` active_file:${pages(activeFile)} inactive_file:${pages(inactiveFile)} isolated_file:0`,
      ' unevictable:0 dirty:0 writeback:0',
      ` slab_reclaimable:${pages(0.3 * (kernel - leak))} slab_unreclaimable:${pages(0.4 * (kernel - leak) + leak)}`,
      ` mapped:${pages(0.3 * activeFile)} shmem:${pages(shmem)} pagetables:${pages(pageTables)}`,
      ' sec_pagetables:0 bounce:0',
      ' kernel_misc_reclaimable:0',
      ` free:${Math.floor(freeKb / 4)} free_pcp:0 free_cma:0`,
    ].join('\n'),
    `Node 0 active_anon:${kb(0.02 * anon)} inactive_anon:${kb(0.98 * anon + shmem)} active_file:${kb(activeFile)} inactive_file:${kb(inactiveFile)} unevictable:0kB isolated(anon):0kB isolated(file):0kB mapped:${kb(0.3 * activeFile)} dirty:0kB writeback:0kB shmem:${kb(shmem)} shmem_thp:0kB shmem_pmdmapped:0kB anon_thp:0kB writeback_tmp:0kB kernel_stack:${kb(0.04 * (kernel - leak))} pagetables:${kb(pageTables)} sec_pagetables:0kB all_unreclaimable? no`,
    ...zones.flatMap((zone) => zoneLines(zone, (spec.minFree / KIB) * (zone.managedKb / totalKb))),
    ...zones.map(({ name, freeKb: free }) => `Node 0 ${name}: ${pieces(free)} = ${free}kB`),
    'Node 0 hugepages_total=0 hugepages_free=0 hugepages_surp=0 hugepages_size=1048576kB',
    `Node 0 hugepages_total=${hugePages} hugepages_free=${hugePages} hugepages_surp=0 hugepages_size=2048kB`,
    `${pages(activeFile + inactiveFile + shmem)} total pagecache pages`,
    '0 pages in swap cache',
    'Free swap  = 0kB',
    'Total swap = 0kB',
    `${present} pages RAM`,
    '0 pages HighMem/MovableOnly',
    `${present - pages(spec.memTotal)} pages reserved`,
    '0 pages hwpoisoned',
  ];
}

interface Zone {
  name: string;
  managedKb: number;
  freeKb: number;
}

function zoneLines({ name, managedKb, freeKb }: Zone, min: number): string[] {
  const [least, low, high] = [1, 1.25, 1.5].map((factor) => Math.floor(factor * min));
  return [
    `Node 0 ${name} free:${freeKb}kB boost:0kB min:${least}kB low:${low}kB high:${high}kB reserved_highatomic:0KB free_highatomic:0KB present:${managedKb + 632}kB managed:${managedKb}kB mlocked:0kB bounce:0kB free_pcp:0kB local_pcp:0kB free_cma:0kB`,
    'lowmem_reserve[]: 0 0 0 0 0',
  ];
}

/** Free memory is in pieces by the time a kernel kills: half of it in single pages, the rest hardly larger. */
function pieces(freeKb: number): string {
  let left = freeKb;
  const counts = [4, 8, 16, 32, 64].map((size, i, sizes) => {
    const count = Math.floor((i === sizes.length - 1 ? left : left / 2) / size);
    left -= count * size;
    return { size, count };
  });
  counts[0].count += left / 4;
  return counts.map(({ size, count }) => `${count}*${size}kB${count > 0 ? ' (UME)' : ''}`).join(' ');
}
