import { Evidence, seriesOf } from '../evidence/Evidence';
import { sameCluster } from '../evidence/NodeRecords';
import { Kill } from '../kills/Kill';

const SETTLED_AFTER_MS = 300_000;

/** What a source's later samples are looked for in: one metric that each scrape of it brings. */
const SOURCES: Array<{ metric: string; ofNode: boolean }> = [
  { metric: 'kube_pod_container_status_restarts_total', ofNode: false },
  { metric: 'container_memory_working_set_bytes', ofNode: true },
  { metric: 'node_memory_MemTotal_bytes', ofNode: true },
];

/**
 * A kill is settled five minutes after it, once every source that showed its container or its node has a later sample:
 * until then reasons, statuses and delayed scrapes still arrive (contract.md).
 */
export function isSettled(evidence: Evidence, kill: Kill): boolean {
  if (evidence.askedAt < kill.time + SETTLED_AFTER_MS) {
    return false;
  }
  return SOURCES.every(({ metric, ofNode }) => {
    const series = seriesOf(evidence, metric).filter(
      ({ labels }) =>
        sameCluster(labels, kill.pod.cluster) && (!ofNode || labels.node === undefined || labels.node === kill.pod.node)
    );
    return series.length === 0 || series.some(({ times }) => times[times.length - 1] > kill.time);
  });
}
