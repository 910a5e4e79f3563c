import { EpochMs } from '../../units';
import { TimeRange } from '../Evidence';
import { EvidenceFamily } from '../families';
import { LabelNames } from './labelNames';
import { differs, equals, matches, selector } from './matcher';

/** An expression whose series name containers or pods in which something ended within the window. */
export interface CandidateQuery {
  family: EvidenceFamily;
  expression: string;
}

/**
 * Who may have been killed in the window: the server compares, so that only the pods with an end are read in full.
 * Supersets are fine; finding and dating the kills comes after. `cluster` is a matcher or empty.
 */
export function candidateQueries(
  window: TimeRange,
  ksm: LabelNames,
  cadvisor: LabelNames,
  cluster: string
): CandidateQuery[] {
  const within = rangeOf(window);
  const atStart = `@ ${seconds(window.from)}`;
  const container = (metric: string, ...matchers: string[]) =>
    selector('', matches('__name__', `kube_pod_(init_)?container_status_${metric}`), cluster, ...matchers);
  const keys = `${ksm.namespace}, ${ksm.pod}, ${ksm.container}, uid, cluster`;

  const restarts = container('restarts_total');
  const finished = container('last_terminated_timestamp');
  const lastReason = container('last_terminated_reason');
  const reason = container('terminated_reason', differs('reason', 'Completed'));
  const evicted = selector('kube_pod_status_reason', equals('reason', 'Evicted'), cluster);
  const ooms = selector(
    'container_oom_events_total',
    differs(cadvisor.container, ''),
    differs(cadvisor.container, 'POD'),
    cluster
  );
  // both sides are aggregated first: an exporter that was restarted is another series, not another pod
  const changed = (metric: string, by: string) =>
    `max by (${by}) (max_over_time(${metric}${within})) > min by (${by}) (min_over_time(${metric}${within}))`;
  const born = (metric: string, by: string) =>
    `(max by (${by}) (max_over_time(${metric}${within})) > 0 unless max by (${by}) (${metric} ${atStart}))`;
  const pod = `${ksm.namespace}, ${ksm.pod}, uid, cluster`;
  const oomKeys = `${cadvisor.namespace}, ${cadvisor.pod}, ${cadvisor.container}, id, name, cluster`;
  return [
    {
      family: 'ksm-restarts',
      expression: `group by (${keys}) (${changed(restarts, keys)} or ${born(restarts, keys)})`,
    },
    {
      family: 'ksm-reasons',
      expression: `group by (${keys}) (max by (${keys}) (max_over_time(${finished}${within})) >= ${seconds(window.from)} or ${changed(finished, keys)})`,
    },
    {
      family: 'ksm-reasons',
      expression: `group by (${keys}) (${born(lastReason, `${keys}, reason`)} or ${born(reason, `${keys}, reason`)})`,
    },
    {
      family: 'ksm-status',
      expression: `group by (${pod}) (max by (${pod}) (max_over_time(${evicted}${within})) == 1 unless max by (${pod}) (${evicted} ${atStart}) == 1)`,
    },
    {
      family: 'cadvisor-oom',
      expression: `group by (${cadvisor.namespace}, ${cadvisor.pod}, ${cadvisor.container}, cluster) (${changed(ooms, oomKeys)} or ${born(ooms, oomKeys)})`,
    },
  ];
}

/** `[1234s]` for a whole window that is evaluated at its end. */
export const rangeOf = (window: TimeRange): string => `[${Math.max(1, Math.ceil((window.to - window.from) / 1000))}s]`;

/** Unix seconds with three decimals, for `@` and for comparisons. */
export const seconds = (time: EpochMs): string => (time / 1000).toFixed(3);
