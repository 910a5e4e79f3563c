import { Evidence, PodRef } from '../../evidence/Evidence';
import { NodeRecords } from '../../evidence/NodeRecords';
import { Series } from '../../evidence/Series';

/** The node's memory as the kubelet counts it: MemTotal, which `kube_node_status_capacity` repeats; null when neither is collected. */
export function nodeCapacity(evidence: Evidence, { node, cluster }: PodRef): number | null {
  const records = new NodeRecords(evidence, node, cluster);
  const said =
    records.one('kube_node_status_capacity', ({ resource }) => resource === 'memory') ??
    records.one('node_memory_MemTotal_bytes');
  return positive(said);
}

/** RAM and swap, which the kernel's points of a global OOM are thousandths of. */
export function nodeRamAndSwap(evidence: Evidence, pod: PodRef): number | null {
  const records = new NodeRecords(evidence, pod.node, pod.cluster);
  const ram = positive(records.one('node_memory_MemTotal_bytes')) ?? nodeCapacity(evidence, pod);
  return ram === null ? null : ram + (positive(records.one('node_memory_SwapTotal_bytes')) ?? 0);
}

function positive(series: Series | null): number | null {
  const value = series?.values.at(-1) ?? 0;
  return value > 0 ? value : null;
}
