import { NodeRecords } from '../../evidence/NodeRecords';
import { Series } from '../../evidence/Series';

/** A stretch of time, Unix milliseconds, in which the kubelet decided an eviction. */
export interface Decided {
  from: number;
  to: number;
}

/** An eviction is counted once the pod is dead: its grace and the kubelet's clean-up of up to 30 s later (facts/metrics.md 5.2). */
const COUNTED_LATE_MS = 60_000;
/** The kubelet is scraped as often, by whatever set-up. */
const SCRAPED_MS = 60_000;

/**
 * When evictions for a signal were decided on a node, by the kubelet's counter. That is born at 1 with the first eviction
 * and dies with the kubelet (facts/metrics.md 1.3); where nothing was read before it, its first value says nothing.
 */
export function countedEvictions(node: NodeRecords, signal: string): Decided[] {
  const since = Math.min(...READ_WITH_IT.flatMap((metric) => node.all(metric).map(({ times }) => times[0])));
  return node
    .all('kubelet_evictions', ({ eviction_signal }) => eviction_signal === signal)
    .flatMap((series) => risesOf(series, since));
}

/** Of the same node and always there. */
const READ_WITH_IT = ['kubelet_node_name', 'kubelet_cgroup_version', 'node_memory_MemTotal_bytes'];

function risesOf({ times, values }: Series, since: number): Decided[] {
  const decided = (i: number): Decided => ({
    from: (times[i - 1] ?? times[i] - SCRAPED_MS) - COUNTED_LATE_MS,
    to: times[i],
  });
  const born = times[0] - since > COUNTED_LATE_MS && values[0] > 0 ? [decided(0)] : [];
  // a counter that fell is another kubelet's, which counted again
  const counted = (i: number) => i > 0 && values[i] !== values[i - 1] && values[i] > 0;
  return [...born, ...times.flatMap((_, i) => (counted(i) ? [decided(i)] : []))];
}
