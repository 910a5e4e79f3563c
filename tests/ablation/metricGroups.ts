import type { Labels } from '../../src/core/evidence/Series';

/** Series that an installation has or lacks together. */
export type MetricGroup = (metric: string, labels: Labels) => boolean;

const named =
  (pattern: RegExp): MetricGroup =>
  (metric) =>
    pattern.test(metric);

/** What evidence is made of, in the pieces in which it goes missing: by exporter, version, allow-list, relabelling. */
export const METRIC_GROUPS: Record<string, MetricGroup> = {
  'times of terminations': named(/last_terminated_timestamp$/),
  'exit codes': named(/last_terminated_exitcode$/),
  'last reasons': named(/last_terminated_reason$/),
  'current reasons': named(/(?<!last)_terminated_reason$/),
  'restart counters': named(/restarts_total$/),
  'pod phases and reasons': named(/^kube_pod_status_(phase|reason)$/),
  'starts and waiting reasons': named(/(state_started|waiting_reason)$/),
  'requests and limits': named(/resource_(limits|requests)$/),
  'nodes as kube-state-metrics sees them': named(/^kube_node_/),
  'lives of pods': named(/^kube_pod_(deletion_timestamp|created|start_time)$/),
  usage: named(/^container_memory_usage_bytes$/),
  'all memory of containers': named(/^container_(memory|spec|start)_/),
  'limits in force': named(/^container_spec_/),
  'pod-level cgroups': (metric, labels) => metric.startsWith('container_') && Boolean(labels.pod) && !labels.container,
  'OOM events of containers': (metric, labels) => metric === 'container_oom_events_total' && Boolean(labels.container),
  'the root cgroup': (_, labels) => labels.id === '/',
  'the kubepods cgroup': (_, labels) => /kubepods(\.slice)?$/.test(labels.id ?? '') && !labels.pod,
  'the sum of all pods': named(/^podcoroner:/),
  evictions: named(/^kubelet_evictions$/),
  'the version of cgroups': named(/^kubelet_cgroup_version$/),
  probes: named(/^prober_/),
  'memory of the node': named(/^node_memory_/),
  'the kernel’s count of OOM kills': named(/^node_vmstat_/),
  'boot times': named(/^node_boot_time_seconds$/),
  'pressure stalls': named(/^node_pressure_/),
  'scrapes and their durations': named(/^(up|scrape_duration_seconds)$/),
};
