import type { Series } from '../../../scenarios';
import { kubePrometheusStack } from '../../integration/dialects';
import { atScrapes } from './atScrapes';

export interface Relabelling {
  name: 'kube-prometheus' | 'kube-prometheus-stack';
  relabel(series: Series[]): Series[];
}

/** Target labels that kube-prometheus takes off, by job (facts/metrics.md 2.1). */
function kubePrometheusLabels({ ...labels }: Record<string, string>, nodeOf: Map<string, string>) {
  if (labels.job === 'node-exporter') {
    labels.instance = nodeOf.get(`${labels.namespace}/${labels.pod}`) ?? labels.instance;
    ['pod', 'namespace', 'service', 'endpoint', 'container'].forEach((name) => delete labels[name]);
  }
  if (labels.job === 'kube-state-metrics') {
    ['service', 'endpoint'].forEach((name) => delete labels[name]);
  }
  return labels;
}

/** kube-prometheus drops these of cgroups without a pod (manifests/kubernetesControlPlane-serviceMonitorKubelet.yaml). */
const DROPPED_WITHOUT_POD = /^container_(spec_|last_seen$|start_time_seconds$)/;

/**
 * Everything is kept but some series of cgroups without a pod, node-exporter's `instance` is the node, and cAdvisor's
 * samples carry the time of the scrape (honorTimestamps: false).
 */
const kubePrometheus: Relabelling = {
  name: 'kube-prometheus',
  relabel(series) {
    const nodeOf = new Map(
      series
        .filter(({ labels }) => labels.__name__ === 'kube_pod_info' && labels.node)
        .map(({ labels }) => [`${labels.namespace}/${labels.pod}`, labels.node])
    );
    const kept = series.filter(({ labels }) => labels.pod || !labels.id || !DROPPED_WITHOUT_POD.test(labels.__name__));
    return atScrapes(kept, ({ metrics_path }) => metrics_path === '/metrics/cadvisor').map(({ labels, samples }) => ({
      labels: kubePrometheusLabels(labels, nodeOf),
      samples,
    }));
  },
};

export const relabellings: Relabelling[] = [
  kubePrometheus,
  { name: 'kube-prometheus-stack', relabel: kubePrometheusStack.relabel },
];
