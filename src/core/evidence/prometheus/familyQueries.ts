import { TimeRange } from '../Evidence';
import { EvidenceFamily } from '../families';
import { rangeOf } from './candidates';
import { LabelNames } from './labelNames';
import { differs, equals, matches, oneOf, selector } from './matcher';
import { NodeLabel } from './NodeLocator';

/** One read of raw samples: a family, its metrics, and who speaks (which decides how its labels are translated). */
export interface FamilyQuery {
  family: EvidenceFamily;
  expression: string;
  speaker: 'ksm' | 'cadvisor' | 'node';
  metrics: string[];
}

export interface PodMatch {
  namespaces: string[];
  pods: string[];
}

const named = (metrics: string[], ...matchers: string[]) =>
  selector('', matches('__name__', metrics.join('|')), ...matchers);

/** What kube-state-metrics says of pods. Container and init container metrics have the same shape and are read together. */
export function ksmPodQueries(window: TimeRange, ksm: LabelNames, match: PodMatch, cluster: string): FamilyQuery[] {
  const families: Array<[EvidenceFamily, string[], string[]?]> = [
    ['ksm-restarts', both('status_restarts_total')],
    [
      'ksm-reasons',
      [
        ...both('status_last_terminated_reason'),
        ...both('status_last_terminated_exitcode'),
        ...both('status_last_terminated_timestamp'),
        ...both('status_terminated_reason'),
        'kube_pod_completion_time',
      ],
    ],
    [
      'ksm-status',
      ['kube_pod_status_phase', 'kube_pod_status_reason', ...both('status_waiting_reason'), ...both('state_started')],
    ],
    [
      'ksm-pods',
      [
        'kube_pod_info',
        ...both('info'),
        'kube_pod_owner',
        'kube_pod_status_qos_class',
        'kube_pod_deletion_timestamp',
        'kube_pod_created',
        'kube_pod_start_time',
        'kube_pod_restart_policy',
        'kube_pod_runtimeclass_name_info',
      ],
    ],
    ['ksm-resources', [...both('resource_requests'), ...both('resource_limits')], [equals('resource', 'memory')]],
    ['ksm-disruption', ['kube_pod_status_disruption_reason']],
  ];
  return families.map(([family, metrics, more = []]) => ({
    family,
    metrics,
    speaker: 'ksm',
    expression:
      named(metrics, oneOf(ksm.namespace, match.namespaces), oneOf(ksm.pod, match.pods), cluster, ...more) +
      rangeOf(window),
  }));
}

const both = (name: string): string[] => [`kube_pod_container_${name}`, `kube_pod_init_container_${name}`];

/** What cAdvisor and the kubelet say of pods, down to each container. */
export function cadvisorPodQueries(
  window: TimeRange,
  cadvisor: LabelNames,
  match: PodMatch,
  cluster: string
): FamilyQuery[] {
  const pods = [oneOf(cadvisor.namespace, match.namespaces), oneOf(cadvisor.pod, match.pods), cluster];
  const families: Array<[EvidenceFamily, string[], string[]?]> = [
    [
      'cadvisor-memory',
      [
        'container_memory_working_set_bytes',
        'container_memory_usage_bytes',
        'container_memory_rss',
        'container_memory_cache',
        'container_memory_max_usage_bytes',
        'container_spec_memory_limit_bytes',
        'container_start_time_seconds',
      ],
    ],
    ['cadvisor-oom', ['container_oom_events_total'], [differs(cadvisor.container, '')]],
    ['kubelet', ['prober_probe_total'], [differs('probe_type', 'Readiness')]],
  ];
  return families.map(([family, metrics, more = []]) => ({
    family,
    metrics,
    speaker: 'cadvisor',
    expression: named(metrics, ...pods, ...more) + rangeOf(window),
  }));
}

/** What kube-state-metrics says of nodes. */
export function ksmNodeQuery(window: TimeRange, ksm: LabelNames, nodes: string[], cluster: string): FamilyQuery {
  const metrics = [
    'kube_node_status_condition',
    'kube_node_status_capacity',
    'kube_node_status_allocatable',
    'kube_node_info',
    'kube_node_spec_taint',
  ];
  const kept = [differs('resource', 'cpu'), differs('resource', 'pods'), differs('resource', 'ephemeral_storage')];
  return {
    family: 'ksm-node',
    metrics,
    speaker: 'ksm',
    expression: named(metrics, oneOf(ksm.node, nodes), ...kept, cluster) + rangeOf(window),
  };
}

/** cAdvisor's and the kubelet's words on whole nodes. `label` selects the nodes at the kubelet's targets. */
export function kubeletNodeQueries(window: TimeRange, label: NodeLabel, cluster: string): FamilyQuery[] {
  const node = oneOf(label.label, label.values);
  const within = rangeOf(window);
  const cgroup = [
    'container_memory_working_set_bytes',
    'container_memory_usage_bytes',
    'container_spec_memory_limit_bytes',
  ];
  const root = [...cgroup, 'container_oom_events_total'];
  return [
    {
      family: 'cadvisor-root',
      metrics: root,
      speaker: 'node',
      expression: named(root, equals('id', '/'), node, cluster) + within,
    },
    {
      family: 'cadvisor-kubepods',
      metrics: cgroup,
      speaker: 'node',
      expression:
        named(
          cgroup,
          matches('id', '(/.+)?/kubepods(.slice)?|/kubelet(.slice)?/kubelet-kubepods.slice'),
          node,
          cluster
        ) + within,
    },
    {
      family: 'kubelet',
      metrics: ['kubelet_evictions', 'kubelet_cgroup_version', 'kubelet_node_name'],
      speaker: 'node',
      expression: named(['kubelet_evictions', 'kubelet_cgroup_version', 'kubelet_node_name'], node, cluster) + within,
    },
  ];
}

export const MEMINFO = [
  'MemTotal',
  'MemFree',
  'MemAvailable',
  'Buffers',
  'Cached',
  'SwapCached',
  'AnonPages',
  'Shmem',
  'Active_file',
  'Inactive_file',
  'Slab',
  'SReclaimable',
  'SUnreclaim',
  'KernelStack',
  'PageTables',
  'Percpu',
  'SwapTotal',
  'SwapFree',
  'HugePages_Total',
  'Hugepagesize',
];

/** Name under which the presence of probe results is kept, a series a node. */
export const PROBES_OF_NODE = 'podcoroner:prober_probe_total:present';

/** Whether probe results are collected of these nodes at all. */
export const probesQuery = (window: TimeRange, label: NodeLabel, cluster: string): string =>
  `group by (${label.label}, cluster) (last_over_time(${selector('prober_probe_total', oneOf(label.label, label.values), cluster)}${rangeOf(window)}))`;

/** node-exporter's words. `label` selects the nodes at its targets. */
export function nodeExporterQueries(window: TimeRange, label: NodeLabel, cluster: string): FamilyQuery[] {
  const families: Array<[EvidenceFamily, string[]]> = [
    ['node-memory', MEMINFO.map((name) => `node_memory_${name}${/HugePages_Total/.test(name) ? '' : '_bytes'}`)],
    ['node-vmstat', ['node_vmstat_oom_kill']],
    ['node-pressure', ['node_pressure_memory_waiting_seconds_total', 'node_pressure_memory_stalled_seconds_total']],
    ['node-boot', ['node_boot_time_seconds']],
  ];
  return families.map(([family, metrics]) => ({
    family,
    metrics,
    speaker: 'node',
    expression: named(metrics, oneOf(label.label, label.values), cluster) + rangeOf(window),
  }));
}

/** Whether the nodes' targets could be scraped, and how long it took. */
export function scrapesQuery(window: TimeRange, instances: string[], cluster: string): FamilyQuery {
  const metrics = ['up', 'scrape_duration_seconds'];
  return {
    family: 'scrapes',
    metrics,
    speaker: 'node',
    expression: named(metrics, oneOf('instance', instances), cluster) + rangeOf(window),
  };
}
