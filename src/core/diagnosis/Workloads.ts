import { Evidence, seriesOf } from '../evidence/Evidence';
import { Workload } from '../explanation/Explanation';
import { PodRecords } from '../kills/PodRecords';

/** What owns a ReplicaSet or a Job, and by which label that is found. */
const ABOVE: Record<string, { metric: string; label: string }> = {
  ReplicaSet: { metric: 'kube_replicaset_owner', label: 'replicaset' },
  Job: { metric: 'kube_job_owner', label: 'job_name' },
};

/** The names people know pods' controllers by: the Deployment behind a ReplicaSet, the CronJob behind a Job. */
export class Workloads {
  private readonly known = new Map<PodRecords, Workload>();

  constructor(private readonly evidence: Evidence) {}

  of(records: PodRecords): Workload {
    const found = this.known.get(records) ?? workloadOf(this.evidence, records);
    this.known.set(records, found);
    return found;
  }
}

function workloadOf(evidence: Evidence, records: PodRecords): Workload {
  const { pod } = records;
  const owner = records.all('kube_pod_owner').find(({ labels }) => isNamed(labels.owner_kind))?.labels;
  if (owner === undefined) {
    return { kind: 'Pod', name: pod.pod };
  }
  const above = ABOVE[owner.owner_kind];
  const parent =
    above &&
    seriesOf(evidence, above.metric).find(
      ({ labels }) =>
        labels.namespace === pod.namespace &&
        (labels.cluster ?? '') === pod.cluster &&
        labels[above.label] === owner.owner_name
    )?.labels;
  return parent && isNamed(parent.owner_kind)
    ? { kind: parent.owner_kind, name: parent.owner_name }
    : { kind: owner.owner_kind, name: owner.owner_name };
}

/** kube-state-metrics writes `<none>` where there is no owner. */
const isNamed = (kind: string | undefined): kind is string => kind !== undefined && kind !== '' && kind !== '<none>';
