import type { Evidence } from '../../src/core/evidence/Evidence';
import type { MetricGroup } from './metricGroups';

/** Labels of a series that would count for `collected`: of a container, in a pod. */
const OF_A_CONTAINER = { pod: 'any', container: 'any' };

/** The evidence as it would have been collected where none of these groups is scraped. */
export function takeAway(evidence: Evidence, groups: MetricGroup[]): Evidence {
  const gone: MetricGroup = (metric, labels) => groups.some((group) => group(metric, labels));
  const kept = Object.entries(evidence.series).map(([metric, series]) => [
    metric,
    series.filter(({ labels }) => !gone(metric, labels)),
  ]);
  return {
    ...evidence,
    series: Object.fromEntries(kept.filter(([, series]) => series.length > 0)) as Evidence['series'],
    collected: evidence.collected.filter((metric) => !gone(metric, OF_A_CONTAINER)),
    deleted: gone('kube_pod_deletion_timestamp', {}) ? [] : evidence.deleted,
  };
}

/** The groups of which this evidence has anything to take. */
export const groupsIn = (evidence: Evidence, groups: Record<string, MetricGroup>): string[] =>
  Object.keys(groups).filter((name) =>
    Object.entries(evidence.series).some(([metric, series]) =>
      series.some(({ labels }) => groups[name](metric, labels))
    )
  );
