import { Evidence, TimeRange } from '../Evidence';
import { CLUSTER_LABELS, LogLabels, NODE_LABELS, POD_LABELS, present } from './LogLabels';
import { equals, isLabelName, oneOf } from './logql';
import { LokiReader } from './LokiReader';

/** How one label finds the streams of a node's own services. */
export interface NodeStreams {
  node: string;
  matchers: string[];
  /** streams of a node of the same name in another cluster cannot be told apart */
  ambiguous: boolean;
}

/** Looks up under which labels and values Loki knows these nodes; none for those that it does not know. */
export async function findNodes(
  reader: LokiReader,
  names: string[],
  labels: LogLabels,
  nodes: Evidence['nodes'],
  range: TimeRange
): Promise<NodeStreams[]> {
  const inUse = [...present(labels.node, NODE_LABELS, names), ...present(labels.cluster, CLUSTER_LABELS, names).slice(0, 1)]; // prettier-ignore
  const values = new Map(
    await Promise.all(inUse.map(async (label) => [label, await reader.labelValues(label, range)] as const))
  );
  const [cluster] = present(labels.cluster, CLUSTER_LABELS, names);
  const clusters = cluster === undefined ? [] : values.get(cluster)!;
  const ofNoPod = present(undefined, POD_LABELS, names).map((label) => equals(label, ''));
  return nodes.flatMap((one) =>
    present(labels.node, NODE_LABELS, names).flatMap((label): NodeStreams[] => {
      const named = values.get(label)!.filter((value) => isNode(value, one.node));
      if (named.length === 0 || !isLabelName(label)) {
        return [];
      }
      const known = clusters.includes(one.cluster) && one.cluster !== '';
      const ofCluster = known ? [equals(cluster, one.cluster)] : [];
      return [
        {
          node: one.node,
          matchers: [oneOf(label, named), ...ofCluster, ...ofNoPod],
          ambiguous: !known && clusters.length > 1,
        },
      ];
    })
  );
}

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** A label's value names a node by its name, with a port, or with and without the domain. */
export function isNode(value: string, node: string): boolean {
  const name = value.replace(/:\d{1,5}$/, '');
  if (name === node) {
    return true;
  }
  const [short, full] = name.length < node.length ? [name, node] : [node, name];
  return short !== '' && !short.includes('.') && !IPV4.test(full) && full.startsWith(`${short}.`);
}
