import { TimeRange } from '../Evidence';
import { rangeOf } from './candidates';
import { FamilyQuery, PodMatch } from './familyQueries';
import { LabelNames } from './labelNames';
import { differs, doesNotMatch, equals, matches, oneOf, selector } from './matcher';

const named = (metrics: string[], ...matchers: string[]) =>
  selector('', matches('__name__', metrics.join('|')), ...matchers);

const MEMORY = [
  'container_memory_working_set_bytes',
  'container_memory_usage_bytes',
  'container_memory_rss',
  'container_memory_swap',
];

/** The node's services one by one: there may be hundreds, and their slices hold them all. */
const SINGLE_SERVICES = '/(system|user|init)[^/]*/.+';

/** Memory of every container on a node, and of the cgroups that hold them. `node` are matchers for the node's kubelet. */
export const memoryOfNode = (window: TimeRange, cadvisor: LabelNames, node: string[]): FamilyQuery => ({
  family: 'cadvisor-memory',
  metrics: MEMORY,
  speaker: 'cadvisor',
  expression:
    named(MEMORY, differs(cadvisor.container, 'POD'), doesNotMatch('id', SINGLE_SERVICES), ...node) + rangeOf(window),
});

/** The same of the named pods, where nothing tells the node of cAdvisor's series. */
export const memoryOfPods = (
  window: TimeRange,
  cadvisor: LabelNames,
  { namespaces, pods }: PodMatch,
  cluster: string
): FamilyQuery => ({
  family: 'cadvisor-memory',
  metrics: MEMORY,
  speaker: 'cadvisor',
  expression:
    named(
      MEMORY,
      oneOf(cadvisor.namespace, namespaces),
      oneOf(cadvisor.pod, pods),
      differs(cadvisor.container, 'POD'),
      cluster
    ) + rangeOf(window),
});

/** Who is on the node, and what its containers request and may use. One sample a series: what was last said in the window. */
export function podsOfNode(window: TimeRange, ksm: LabelNames, node: string, cluster: string): FamilyQuery {
  const metrics = [
    'kube_pod_info',
    ...['requests', 'limits'].flatMap((kind) => [
      `kube_pod_container_resource_${kind}`,
      `kube_pod_init_container_resource_${kind}`,
    ]),
  ];
  return {
    family: 'ksm-resources',
    metrics,
    speaker: 'ksm',
    // what has no resource has no such label
    expression: last(named(metrics, matches('resource', 'memory|'), equals(ksm.node, node), cluster), window),
  };
}

/** What no label of the node's is on: the QoS class of the named pods, and which init containers are sidecars. */
export function classesOfPods(
  window: TimeRange,
  ksm: LabelNames,
  { namespaces, pods }: PodMatch,
  cluster: string
): FamilyQuery {
  const metrics = ['kube_pod_status_qos_class', 'kube_pod_init_container_info'];
  return {
    family: 'ksm-pods',
    metrics,
    speaker: 'ksm',
    expression: `${last(named(metrics, oneOf(ksm.namespace, namespaces), oneOf(ksm.pod, pods), cluster), window)} == 1`,
  };
}

const last = (expression: string, window: TimeRange): string => `last_over_time(${expression}${rangeOf(window)})`;
