import { isRoot } from '../facts/nodeMemory';
import { NodeRecords } from '../../evidence/NodeRecords';
import { indexAt, sampleAt, Series } from '../../evidence/Series';

/** What of a node's memory was in use over time. */
export interface UsedMemory {
  series: Series;
  formula: string;
  /**
   * `meminfo`: everything that is not free, page cache and kernel memory among it. `root`: the working set of the root
   * cgroup, anonymous memory and active page cache, which the kubelet subtracts from capacity (facts/metrics.md 5.3).
   */
  from: 'meminfo' | 'root';
}

/** The node's used memory within a time; null where neither node-exporter's nor the root cgroup's is collected. */
export function usedMemory(node: NodeRecords, since: number, until: number): UsedMemory | null {
  const total = node.one('node_memory_MemTotal_bytes');
  const allFree = node.one('node_memory_MemFree_bytes');
  if (total !== null && allFree !== null) {
    const free = within(allFree, since, until);
    const values = free.times.map((time, i) => (sampleAt(total, time)?.value ?? total.values[0]) - free.values[i]);
    return {
      series: { ...free, values },
      formula: 'node_memory_MemTotal_bytes - node_memory_MemFree_bytes',
      from: 'meminfo',
    };
  }
  const root = node.only('container_memory_working_set_bytes', isRoot);
  return (
    root && { series: within(root, since, until), formula: 'container_memory_working_set_bytes{id="/"}', from: 'root' }
  );
}

function within(series: Series, since: number, until: number): Series {
  const [start, end] = [indexAt(series, since - 1) + 1, indexAt(series, until) + 1];
  return { ...series, times: series.times.slice(start, end), values: series.values.slice(start, end) };
}
