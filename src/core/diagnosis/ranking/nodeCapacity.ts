import { NodeRecords } from '../../evidence/NodeRecords';
import { Series } from '../../evidence/Series';

/** The node's memory as the kubelet counts it: MemTotal, which `kube_node_status_capacity` repeats; null when neither is collected. */
export function nodeCapacity(node: NodeRecords): number | null {
  const said =
    node.one('kube_node_status_capacity', ({ resource }) => resource === 'memory') ??
    node.one('node_memory_MemTotal_bytes');
  return positive(said);
}

/** RAM and swap, which the kernel's points of a global OOM are thousandths of. */
export function nodeRamAndSwap(node: NodeRecords): number | null {
  const ram = positive(node.one('node_memory_MemTotal_bytes')) ?? nodeCapacity(node);
  return ram === null ? null : ram + (positive(node.one('node_memory_SwapTotal_bytes')) ?? 0);
}

function positive(series: Series | null): number | null {
  const value = series?.values.at(-1) ?? 0;
  return value > 0 ? value : null;
}
