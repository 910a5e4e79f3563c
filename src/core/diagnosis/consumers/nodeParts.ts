import { NodeRecords } from '../../evidence/NodeRecords';
import { sampleAt } from '../../evidence/Series';
import { Bytes } from '../../units';

/** Growth of the parts of a node's memory that belong to no container alone; null where not collected. */
export interface NodeParts {
  /** anonymous memory of all processes, in containers or not */
  anonymous: Bytes | null;
  /** page cache of everybody, files in memory (tmpfs) among it */
  cache: Bytes | null;
  kernel: Bytes | null;
}

/**
 * What /proc/meminfo counts apart (Documentation/filesystems/proc.rst): AnonPages are mapped anonymous pages; Cached,
 * Buffers and SwapCached are pages with a file or tmpfs behind them; Slab, KernelStack, PageTables and Percpu are the
 * kernel's own. No page is in two of them.
 */
export function nodeParts(node: NodeRecords, from: number, to: number): NodeParts {
  const grown = (name: string): Bytes | null => {
    const series = node.one(`node_memory_${name}_bytes`);
    const [before, after] = series === null ? [null, null] : [sampleAt(series, from), sampleAt(series, to)];
    return before === null || after === null ? null : after.value - before.value;
  };
  const slab = grown('Slab') ?? sumOf(grown('SReclaimable'), grown('SUnreclaim'));
  return {
    anonymous: grown('AnonPages'),
    cache: sumOf(grown('Cached'), grown('Buffers'), grown('SwapCached')),
    kernel: sumOf(slab, grown('KernelStack'), grown('PageTables'), grown('Percpu')),
  };
}

/** The sum of those that are known; null when none is. */
function sumOf(...parts: Array<Bytes | null>): Bytes | null {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
}
