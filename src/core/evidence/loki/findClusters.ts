import { TimeRange } from '../Evidence';
import { CLUSTER_LABELS, LogLabels, present } from './LogLabels';
import { oneOf } from './logql';
import { LokiReader } from './LokiReader';

export interface OfClusters {
  matchers: string[];
  /** Loki holds several clusters, and nothing tells which is meant: what is known by name alone may be another's */
  ambiguous: boolean;
}

/** How Loki tells clusters apart, if it holds several. */
export async function findClusters(
  reader: LokiReader,
  names: string[],
  labels: LogLabels,
  range: TimeRange
): Promise<{ of(clusters: string[]): OfClusters }> {
  const [label] = present(labels.cluster, CLUSTER_LABELS, names);
  const values = label === undefined ? [] : await reader.labelValues(label, range);
  return {
    of(clusters) {
      const isKnown = clusters.length > 0 && clusters.every((cluster) => cluster !== '' && values.includes(cluster));
      return { matchers: isKnown ? [oneOf(label, clusters)] : [], ambiguous: !isKnown && values.length > 1 };
    },
  };
}
