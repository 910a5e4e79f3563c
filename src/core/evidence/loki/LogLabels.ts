import { isLabelName } from '../queryText';

/** What the user says of Loki's stream labels (contract.md, `labels`); the rest is detected. */
export interface LogLabels {
  /** the label that names the node */
  node?: string;
  /** the label that names the cluster */
  cluster?: string;
  /** the label that tells what wrote a line, for events: job, app, container */
  source?: string;
  /** the label that holds an event's namespace, where the line does not */
  namespace?: string;
}

/**
 * Names that agents give the node, the most telling first: Alloy and promtail examples (`node`, `node_name`, `nodename`,
 * `host`, `hostname`, `instance`), OpenTelemetry (`k8s_node_name`, `host_name`), Fluent Bit (`kubernetes_host`).
 */
export const NODE_LABELS = ['node', 'node_name', 'nodename', 'k8s_node_name', 'kubernetes_host', 'kubernetes_node_name', 'host', 'hostname', 'host_name', 'instance']; // prettier-ignore

export const CLUSTER_LABELS = ['cluster', 'k8s_cluster_name', 'k8s_cluster', 'cluster_name'];

/** On streams of containers; a program may print there whatever it likes, also a kernel's report. */
export const POD_LABELS = ['pod', 'pod_name', 'kubernetes_pod_name', 'k8s_pod_name'];

export const NAMESPACE_LABELS = ['namespace', 'k8s_namespace_name', 'kubernetes_namespace_name', 'namespace_name'];

/** What wrote a line. */
export const SOURCE_LABELS = ['job', 'app', 'container', 'app_kubernetes_io_name', 'container_name', 'k8s_container_name', 'k8s_resource_name', 'service_name', 'component', 'source', 'unit']; // prettier-ignore

/** The same where no label tells the pod. */
export const CONTAINER_LABELS = ['container', 'container_name', 'k8s_container_name', 'kubernetes_container_name'];

/** The one that was set, else those of the usual ones that Loki has. */
export const present = (set: string | undefined, usual: readonly string[], names: readonly string[]): string[] =>
  (set ? [set] : usual).filter((name) => names.includes(name) && isLabelName(name));
