import type { Series } from '../../src/core/evidence/Series';
import { at, scraped } from '../../src/core/testing/evidenceOf';

const GIB = 1024 ** 3;

/** What exporters say of one node of 16 GiB over the hour around T0, in which nothing happens but kernel kills. */
export function nodeSeries(node: string, killsAt: (seconds: number) => number): Series[] {
  const from = -3600;
  const to = 2400;
  const targets = ['kubelet', 'cadvisor', 'probes', 'node-exporter'].map((job) => ({ job, instance: `${node}:${job}`, node })); // prettier-ignore
  const ofNode = (metric: string, value: (seconds: number) => number, labels = {}) =>
    scraped(metric, { node, instance: `${node}:node-exporter`, ...labels }, from, to, value);
  return [
    ...targets.flatMap((labels) => [
      scraped('up', labels, from, to, () => 1),
      scraped('scrape_duration_seconds', labels, from, to, () => 0.05),
    ]),
    ofNode('node_memory_MemTotal_bytes', () => 16 * GIB),
    ofNode('node_memory_MemAvailable_bytes', (seconds) => 6 * GIB + (seconds % 600) * 1e5),
    ofNode('node_memory_SwapFree_bytes', () => 0),
    ofNode('node_vmstat_oom_kill', killsAt),
    ofNode('node_boot_time_seconds', () => at(-86_400) / 1000),
    ofNode('kube_node_status_capacity', () => 16 * GIB, { resource: 'memory' }),
    ofNode('kube_node_status_allocatable', () => 15.5 * GIB, { resource: 'memory' }),
    ...['true', 'false', 'unknown'].map((status) =>
      ofNode('kube_node_status_condition', () => Number(status === 'false'), { condition: 'MemoryPressure', status })
    ),
    ofNode('kube_node_info', () => 1, { container_runtime_version: 'containerd://1.7.2' }),
    ofNode('kubelet_cgroup_version', () => 2),
    ofNode('container_memory_working_set_bytes', (seconds) => 9 * GIB + (seconds % 300) * 1e5, { id: '/' }),
    ofNode('container_memory_working_set_bytes', () => 8 * GIB, { id: '/kubepods.slice' }),
    ofNode('container_spec_memory_limit_bytes', () => 15.6 * GIB, { id: '/kubepods.slice' }),
    ofNode('container_oom_events_total', () => 0, { id: '/' }),
  ];
}
