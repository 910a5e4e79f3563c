import { Labels, Series } from '../Series';

/** A label with the values it has for the nodes asked about: what a selector for their series is made of. */
export interface NodeLabel {
  label: string;
  values: string[];
}

/**
 * Finds the Kubernetes node of a series, whatever the scrape set-up calls it (facts/metrics.md 2.1): a label that
 * holds the node's name (`node`, `instance`, …), `instance` as `<node>:something` (GMP) or as `<ip>:port`, the
 * exporter's own pod, or the host name of `node_uname_info`.
 */
export class NodeLocator {
  private readonly nodes = new Set<string>();
  private readonly nodeOfAddress = new Map<string, string>();
  private readonly nodeOfPod = new Map<string, string>();
  private readonly nodeOfInstance = new Map<string, string>();

  constructor(nodeInfo: Series[], podInfo: Series[], uname: Series[], kubeletNodeName: Series[]) {
    for (const { labels } of nodeInfo) {
      this.nodes.add(within(labels, labels.node));
      if (labels.internal_ip) {
        this.nodeOfAddress.set(within(labels, labels.internal_ip), labels.node);
      }
    }
    for (const { labels } of podInfo) {
      if (labels.node) {
        this.nodes.add(within(labels, labels.node));
        this.nodeOfPod.set(within(labels, `${labels.namespace}/${labels.pod}`), labels.node);
      }
    }
    for (const { labels } of kubeletNodeName) {
      this.remember(labels, labels.node);
    }
    for (const { labels } of uname) {
      if (this.has(labels, labels.nodename)) {
        this.remember(labels, labels.nodename);
      }
    }
  }

  private remember(labels: Labels, node: string): void {
    if (labels.instance) {
      this.nodeOfInstance.set(within(labels, labels.instance), node);
    }
  }

  private has(labels: Labels, node: string): boolean {
    return this.nodes.has(within(labels, node));
  }

  /** The label of this series that tells the node, with the node's name; null when none does. */
  locate(labels: Labels): { label: string; value: string; node: string } | null {
    const names = Object.keys(labels).sort((a, b) => rank(a) - rank(b));
    for (const label of names) {
      const value = labels[label];
      if (this.has(labels, value)) {
        return { label, value, node: value };
      }
    }
    const { instance = '' } = labels;
    const host = instance.replace(/:[^:]*$/, '').replace(/^\[|\]$/g, '');
    const node =
      (this.has(labels, host) ? host : undefined) ??
      this.nodeOfInstance.get(within(labels, instance)) ??
      this.nodeOfAddress.get(within(labels, host)) ??
      this.nodeOfPod.get(within(labels, `${labels.namespace}/${labels.pod}`));
    return node !== undefined && instance !== '' ? { label: 'instance', value: instance, node } : null;
  }

  /** The one label that selects these nodes among the given series; null when the series do not tell. */
  labelFor(nodes: ReadonlySet<string>, series: Series[]): NodeLabel | null {
    const byLabel = new Map<string, Set<string>>();
    for (const { labels } of series) {
      const place = this.locate(labels);
      if (place && nodes.has(place.node)) {
        byLabel.set(place.label, (byLabel.get(place.label) ?? new Set()).add(place.value));
      }
    }
    const [best] = [...byLabel].sort(([a, x], [b, y]) => y.size - x.size || rank(a) - rank(b));
    return best ? { label: best[0], values: [...best[1]].sort() } : null;
  }
}

/** Addresses, pods and nodes of one name exist in several clusters. */
const within = (labels: Labels, name: string): string => `${labels.cluster ?? ''} ${name}`;

const PREFERRED = ['node', 'kubernetes_node', 'instance', 'nodename'];

function rank(label: string): number {
  const i = PREFERRED.indexOf(label);
  return i < 0 ? PREFERRED.length : i;
}
