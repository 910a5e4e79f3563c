import type { Sample, Series } from '../../scenarios';

/** What an installation does to the series that lab1 recorded with all labels and nothing dropped. */
export interface Dialect {
  name: string;
  relabel(recorded: Series[]): Series[];
}

type Labels = Record<string, string>;

const isCadvisor = ({ metrics_path }: Labels) => metrics_path === '/metrics/cadvisor';
const isKubelet = ({ job }: Labels) => job === 'kubelet';
const isKsm = ({ job }: Labels) => job === 'kube-state-metrics';
const isNodeExporter = ({ job }: Labels) => job === 'node-exporter';

/** Drops and changes series one by one. */
const each =
  (change: (labels: Labels) => Labels | null) =>
  (recorded: Series[]): Series[] =>
    recorded.flatMap(({ labels, samples }) => {
      const changed = change(labels);
      return changed === null ? [] : [{ labels: changed, samples }];
    });

const without = (labels: Labels, ...names: string[]): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => !names.includes(name)));

/** facts/metrics.md 2.1, kube-prometheus-stack: metricRelabelings of the kubelet's ServiceMonitor. */
export const kubePrometheusStack: Dialect = {
  name: 'kube-prometheus-stack (no cgroup without a pod, no container_spec_*)',
  relabel: each((labels) => {
    const dropped = (labels.id && !labels.pod) || /^container_(spec_|memory_(mapped_file|swap)$)/.test(labels.__name__);
    return isCadvisor(labels) && dropped ? null : labels;
  }),
};

/** The exporter's own labels, as the recording's target has them. */
const KSM_TARGET = {
  pod: 'kps-kube-state-metrics-6c9b7d9f5-x8k2m',
  namespace: 'monitoring',
  container: 'kube-state-metrics',
};

/**
 * Without honor_labels a target's label wins and the metric's becomes `exported_…`, where both have it. Whether the
 * target has a `node` depends on the service discovery.
 */
const withoutHonorLabels = (targetHasNode: boolean): Dialect => ({
  name: `no honor_labels (${targetHasNode ? 'node too' : 'the target has no node'})`,
  relabel: each((labels) => {
    if (!isKsm(labels) || !labels.__name__.startsWith('kube_')) {
      return labels;
    }
    const ofNodes = labels.__name__.startsWith('kube_node_');
    const own: Record<string, boolean> = {
      namespace: !ofNodes,
      pod: labels.pod !== KSM_TARGET.pod,
      container: labels.container !== KSM_TARGET.container,
      node: targetHasNode,
    };
    const renamed = Object.entries(labels).map(([name, value]) => [own[name] ? `exported_${name}` : name, value]);
    return { ...Object.fromEntries(renamed), ...KSM_TARGET, ...(targetHasNode ? { node: 'monitoring-1' } : {}) };
  }),
});

/** facts/metrics.md 2.1, kube-prometheus and AKS: `instance` is the node's name, and no `node` on the kubelet's series. */
const instanceIsNode: Dialect = {
  name: 'kube-prometheus and AKS (instance is the node, other job names)',
  relabel: each((labels) => {
    if (isCadvisor(labels)) {
      return {
        ...without(labels, 'node', 'metrics_path', 'service', 'endpoint'),
        instance: 'worker-1',
        job: 'cadvisor',
      };
    }
    if (isKubelet(labels)) {
      return { ...without(labels, 'node', 'service', 'endpoint'), instance: 'worker-1', job: 'kubelets' };
    }
    if (isNodeExporter(labels)) {
      return { ...without(labels, 'pod', 'namespace', 'container', 'service'), instance: 'worker-1', job: 'node' };
    }
    return isKsm(labels) ? { ...labels, job: 'ksm' } : labels;
  }),
};

/** facts/metrics.md 2.1, VictoriaMetrics k8s-stack: what differed in these labels only becomes one series. */
const victoriaMetrics: Dialect = {
  name: 'VictoriaMetrics k8s-stack (no id, name, uid)',
  relabel: (recorded) => {
    const merged = new Map<string, Series>();
    for (const { labels, samples } of recorded) {
      const kept = without(labels, 'id', 'name', 'uid', 'pod_uid', 'container_id', 'image_id');
      const key = JSON.stringify(Object.entries(kept).sort());
      const first = merged.get(key);
      merged.set(key, { labels: kept, samples: first ? collapsed(first.samples, samples) : samples });
    }
    return [...merged.values()];
  },
};

const SCRAPE_MS = 30_000;

/**
 * Of two series that became one, each scrape keeps what the first says; the second fills the time in which the first is
 * not there, as the next instance of a container does. A stale marker is only written when neither has a sample.
 */
function collapsed(first: Sample[], second: Sample[]): Sample[] {
  const alive = (samples: Sample[]) => samples.filter((sample): sample is { t: number; v: number } => 'v' in sample);
  const lead = alive(first);
  const filling = alive(second).filter(({ t }) => !lead.some((other) => Math.abs(other.t - t) < SCRAPE_MS / 2));
  const values = [...lead, ...filling].sort((a, b) => a.t - b.t);
  const ends = [...first, ...second].filter(
    (sample) => 'stale' in sample && !values.some(({ t }) => Math.abs(t - sample.t) < 1.5 * SCRAPE_MS)
  );
  const all = [...values, ...ends].sort((a, b) => a.t - b.t);
  return all.filter(({ t }, i) => i === 0 || t > all[i - 1].t);
}

const clusterLabel: Dialect = {
  name: 'a cluster label on everything',
  relabel: each((labels) => ({ ...labels, cluster: 'prod-eu' })),
};

/** facts/metrics.md 2.1, Grafana k8s-monitoring: allow-lists by exporter. */
const ALLOWED: Array<[(labels: Labels) => boolean, RegExp]> = [
  [isCadvisor, /^(container_memory_(cache|rss|swap|usage_bytes|working_set_bytes)|machine_memory_bytes)$/],
  [({ metrics_path }) => metrics_path === '/metrics/probes', /^$/],
  [isKubelet, /^kubelet_(node_name|running_.*|pod_.*|runtime_.*)$/],
  [
    isKsm,
    /^kube_(node.*|pod_(info|owner|completion_time|init_.*|status_(phase|reason)|container_(info|resource_.*|status_(last_terminated_(reason|timestamp)|restarts_total|waiting_reason)))|(replicaset|deployment|statefulset|job|namespace)_.*)$/,
  ],
  [isNodeExporter, /^node_(memory_.*|boot_time_seconds|load.*)$/],
];

export const grafanaMonitoring: Dialect = {
  name: 'Grafana k8s-monitoring (allow-lists)',
  relabel: each((labels) => {
    const metric = labels.__name__;
    if (metric === 'up') {
      return labels;
    }
    const [, allowed] = ALLOWED.find(([speaks]) => speaks(labels)) ?? [];
    const cgroupOnly =
      isCadvisor(labels) && metric.startsWith('container_memory') && !(labels.container && labels.image);
    return allowed?.test(metric) && !cgroupOnly ? labels : null;
  }),
};

export const asRecorded: Dialect = { name: 'as recorded', relabel: (recorded) => recorded };

export const dialects: Dialect[] = [
  kubePrometheusStack,
  withoutHonorLabels(true),
  withoutHonorLabels(false),
  instanceIsNode,
  victoriaMetrics,
  clusterLabel,
  grafanaMonitoring,
];
