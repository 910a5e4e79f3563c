import { PodRef, TimeRange } from '../Evidence';
import { rangeOf } from './candidates';
import { FamilyQuery } from './familyQueries';
import { LabelNames } from './labelNames';
import { matches, oneOf, selector } from './matcher';

/** Who owns the replica sets and jobs that own the pods: the names people know their workloads by. */
export function workloadQueries(window: TimeRange, ksm: LabelNames, pods: PodRef[], cluster: string): FamilyQuery[] {
  const metrics = ['kube_replicaset_owner', 'kube_job_owner'];
  const namespaces = oneOf(
    ksm.namespace,
    pods.map(({ namespace }) => namespace)
  );
  return [
    {
      family: 'ksm-workloads',
      metrics,
      speaker: 'ksm',
      expression: `last_over_time(${selector('', matches('__name__', metrics.join('|')), namespaces, cluster)}${rangeOf(window)})`,
    },
  ];
}
