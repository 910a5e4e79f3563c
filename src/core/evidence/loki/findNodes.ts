import { Evidence, TimeRange } from '../Evidence';
import { findClusters } from './findClusters';
import { CONTAINER_LABELS, LogLabels, NODE_LABELS, POD_LABELS, present } from './LogLabels';
import { equals, oneOf } from './logql';
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
  const clusters = await findClusters(reader, names, labels, range);
  const ofNoPod = podLabels(names).map((label) => equals(label, ''));
  const byLabel = await Promise.all(
    present(labels.node, NODE_LABELS, names).map(async (label) => {
      const values = await reader.labelValues(label, range);
      return nodes.flatMap(({ node, cluster }): NodeStreams[] => {
        const named = values.filter((value) => isNode(value, node));
        const { matchers, ambiguous } = clusters.of([cluster]);
        return named.length === 0
          ? []
          : [{ node, matchers: [oneOf(label, named), ...matchers, ...ofNoPod], ambiguous }];
      });
    })
  );
  return byLabel.flat();
}

/** Labels that streams of containers have and those of the node's services have not. */
function podLabels(names: string[]): string[] {
  const ofPods = present(undefined, POD_LABELS, names);
  return ofPods.length > 0 ? ofPods : present(undefined, CONTAINER_LABELS, names);
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
