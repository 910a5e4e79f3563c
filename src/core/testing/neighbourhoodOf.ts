import { Neighbourhood } from '../evidence/Evidence';
import { Labels, Series } from '../evidence/Series';
import { at, POD, scraped, series } from './evidenceOf';

/** A pod of one container on a node, as cAdvisor and kube-state-metrics show it around T0. */
export interface Lodger {
  namespace?: string;
  pod: string;
  container?: string;
  qosClass?: 'Guaranteed' | 'Burstable' | 'BestEffort' | null;
  requestBytes?: number;
  limitBytes?: number;
  priorityClass?: string;
  createdBy?: string;
  /** by second after T0 */
  rss: (seconds: number) => number | null;
  /** what the working set holds beyond it */
  fileBytes?: number;
}

/** The neighbourhood of a kill at T0 on the node of evidenceOf. */
export function neighbourhoodOf(lodgers: Lodger[]): Neighbourhood {
  const all = lodgers.flatMap(seriesOf);
  const byMetric: Record<string, Series[]> = {};
  all.forEach((one) => (byMetric[one.metric] ??= []).push(one));
  return { cluster: '', node: POD.node, from: at(-900), to: at(120), series: byMetric };
}

function seriesOf(lodger: Lodger): Series[] {
  const { namespace = 'shop', pod, container = pod, qosClass = 'Burstable', priorityClass, createdBy } = lodger;
  const { requestBytes, limitBytes, rss, fileBytes = 0 } = lodger;
  const name: Labels = { namespace, pod };
  const own: Labels = { ...name, container };
  const said = (metric: string, labels: Labels, value: number) => series(metric, labels, [[-900, value]]);
  const resource = { ...own, resource: 'memory', node: POD.node };
  return [
    scraped('container_memory_rss', own, -895, 115, rss),
    scraped('container_memory_working_set_bytes', own, -895, 115, (seconds) => {
      const bytes = rss(seconds);
      return bytes === null ? null : bytes + fileBytes;
    }),
    said(
      'kube_pod_info',
      {
        ...name,
        node: POD.node,
        ...(priorityClass ? { priority_class: priorityClass } : {}),
        ...(createdBy ? { created_by_kind: createdBy } : {}),
      },
      1
    ),
    ...(qosClass ? [said('kube_pod_status_qos_class', { ...name, qos_class: qosClass }, 1)] : []),
    ...(requestBytes ? [said('kube_pod_container_resource_requests', resource, requestBytes)] : []),
    ...(limitBytes ? [said('kube_pod_container_resource_limits', resource, limitBytes)] : []),
  ];
}
