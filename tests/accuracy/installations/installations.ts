import type { Labels } from '../../../src/core/evidence/Series';
import { grafanaMonitoring } from '../../integration/dialects';
import { Relabelling } from './relabel';

/** What an installation collects by default, as what it leaves out of a recording. */
export interface Installation {
  name: string;
  /** whose labels it has, as near as the recordings come */
  base: Relabelling['name'];
  drops?: (metric: string, labels: Labels) => boolean;
  /** labels it takes off */
  labels?: readonly string[];
}

/** Drops what no list of its exporter allows. */
const allowing =
  (lists: { cadvisor: RegExp; kubelet: RegExp; ksm: RegExp; node: RegExp }): NonNullable<Installation['drops']> =>
  (metric) => {
    const list = /^(container|machine)_/.test(metric)
      ? lists.cadvisor
      : /^(kubelet|prober)_/.test(metric)
        ? lists.kubelet
        : metric.startsWith('kube_')
          ? lists.ksm
          : metric.startsWith('node_')
            ? lists.node
            : /./;
    return metric === 'podcoroner:prober_probe_total:present'
      ? !lists.kubelet.test('prober_probe_total')
      : !list.test(metric);
  };

const ofCgroup = ({ id, pod }: Labels): boolean => Boolean(id) && !pod;

/**
 * facts/metrics.md 2.1, each with its source there. Where the relabelled recordings cannot say it, the nearer of the
 * two bases stands for the labels: what differs here is what is dropped.
 */
export const installations: Installation[] = [
  { name: 'kube-prometheus', base: 'kube-prometheus' },
  { name: 'kube-prometheus-stack', base: 'kube-prometheus-stack' },
  {
    name: 'prometheus chart',
    base: 'kube-prometheus',
    // it scrapes /metrics and /metrics/cadvisor of the kubelet
    drops: (metric) => /prober_probe_total/.test(metric),
  },
  {
    name: 'Grafana k8s-monitoring',
    base: 'kube-prometheus-stack',
    drops: (metric, labels) =>
      metric.startsWith('podcoroner:')
        ? metric.includes('prober')
        : grafanaMonitoring.relabel([{ labels: { ...labels, __name__: metric }, samples: [] }]).length === 0,
  },
  {
    name: 'OpenShift',
    base: 'kube-prometheus',
    // cluster-monitoring-operator's denylist of kube-state-metrics
    drops: (metric) =>
      /^kube_pod_(restart_policy|completion_time|created)$|^kube_pod_(init_)?container_status_(terminated|running)$/.test(
        metric
      ),
  },
  {
    name: 'AKS managed Prometheus',
    base: 'kube-prometheus-stack',
    // Azure/prometheus-collector, minimal ingestion profile
    drops: allowing({
      cadvisor: /^container_(memory_(rss|working_set_bytes|cache|swap)|start_time_seconds)$/,
      kubelet: /^kubelet_(node_name|running_.*)$/,
      ksm: /^kube_(node_(info|status_(allocatable|capacity|condition)|spec_taint)|pod_(info|owner|created|start_time|deletion_timestamp|status_(phase|reason)|init_container_.*|container_(info|state_started|resource_(requests|limits)|status_(last_terminated_reason|waiting_reason|restarts_total|running|waiting|terminated|ready)))|replicaset_owner|job_(status_.*|failed))$/,
      node: /^node_(memory_(MemTotal|MemAvailable|Buffers|Cached|MemFree|Slab)_bytes|uname_info|boot_time_seconds)$/,
    }),
  },
  {
    name: 'GKE managed Prometheus',
    base: 'kube-prometheus',
    // kubeletScraping has no /metrics/probes; kube-state-metrics by the example's list, without jobs' owners
    drops: (metric) => /prober_probe_total/.test(metric) || /^kube_job_owner$/.test(metric),
  },
  {
    name: 'VictoriaMetrics k8s-stack',
    base: 'kube-prometheus-stack',
    drops: (metric, labels) => metric.startsWith('container_') && ofCgroup(labels),
    labels: ['id', 'name', 'uid', 'pod_uid', 'container_id', 'image_id'],
  },
];
