import type { EvidenceFamily } from '../../../src/core/evidence/families';
import type { Labels } from '../../../src/core/evidence/Series';

/** contract.md, Evidence families, in terms of metrics. The first that fits counts. */
const BY_NAME: Array<[RegExp, EvidenceFamily]> = [
  [/^kube_pod_(init_)?container_status_restarts_total$/, 'ksm-restarts'],
  [/^kube_pod_(init_)?container_status_(last_)?terminated|^kube_pod_completion_time$/, 'ksm-reasons'],
  [/^kube_pod_status_disruption_reason$/, 'ksm-disruption'],
  [/^kube_pod_status_qos_class$/, 'ksm-pods'],
  [/^kube_pod_status_|^kube_pod_(init_)?container_(status_|state_)/, 'ksm-status'],
  [/^kube_pod_(init_)?container_resource_/, 'ksm-resources'],
  [/^kube_pod_/, 'ksm-pods'],
  [/^kube_node_/, 'ksm-node'],
  [/^kube_/, 'ksm-workloads'],
  [/^(kubelet_|prober_|podcoroner:prober_)/, 'kubelet'],
  [/^container_oom_/, 'cadvisor-oom'],
  [/^(container_|podcoroner:kubepods_)/, 'cadvisor-memory'],
  [/^node_memory_/, 'node-memory'],
  [/^node_vmstat_/, 'node-vmstat'],
  [/^node_pressure_/, 'node-pressure'],
  [/^node_boot_/, 'node-boot'],
  [/^(up$|scrape_)/, 'scrapes'],
];

const KUBEPODS = /^(\/.+)?\/kubepods(\.slice)?$|^\/kubelet(\.slice)?\/kubelet-kubepods\.slice$/;

/**
 * The family that a series belongs to; null for what only tells where a target runs (`machine_memory_bytes`,
 * `node_uname_info`), which an exporter says whatever is dropped of it.
 */
export function familyOf(metric: string, labels: Labels): EvidenceFamily | null {
  const known = found.get(labels);
  if (known?.metric === metric) {
    return known.family;
  }
  const family = lookedUp(metric, labels);
  found.set(labels, { metric, family });
  return family;
}

/** The same labels are asked about again for all that is taken away. */
const found = new WeakMap<Labels, { metric: string; family: EvidenceFamily | null }>();

function lookedUp(metric: string, labels: Labels): EvidenceFamily | null {
  if (metric.startsWith('container_') && !labels.pod) {
    if (labels.id === '/') {
      return 'cadvisor-root';
    }
    if (KUBEPODS.test(labels.id ?? '')) {
      return 'cadvisor-kubepods';
    }
  }
  return BY_NAME.find(([pattern]) => pattern.test(metric))?.[1] ?? null;
}
