import { Evidence, Neighbourhood } from '../../evidence/Evidence';
import { Series } from '../../evidence/Series';
import { FRESH_MS, NodeContainers } from './NodeContainers';

/** The containers of an evidence's nodes, put together once for all kills that ask. */
export class ContainersOfNodes {
  private readonly around = new Map<Neighbourhood, NodeContainers>();
  private readonly read = new Map<string, NodeContainers>();
  private readonly byMetric = new Map<string, Map<string, Series[]>>();
  /** names of the nodes that a pod was read on; namesakes of it may have been on several */
  private readonly nodesOf = new Map<string, Set<string>>();

  constructor(private readonly evidence: Evidence) {
    for (const { namespace, pod, node } of evidence.pods) {
      const key = `${namespace}/${pod}`;
      this.nodesOf.set(key, (this.nodesOf.get(key) ?? new Set<string>()).add(node));
    }
  }

  /** Those of the neighbourhood; without one those of the node's pods that were read because something in them ended. */
  of(neighbourhood: Neighbourhood | null, node: string): NodeContainers {
    if (neighbourhood === null) {
      const known =
        this.read.get(node) ??
        new NodeContainers((metric) => this.seriesOf(metric, node), false, this.evidence.window.from + FRESH_MS);
      this.read.set(node, known);
      return known;
    }
    const { series, from } = neighbourhood;
    const known =
      this.around.get(neighbourhood) ?? new NodeContainers((metric) => series[metric] ?? [], true, from + FRESH_MS);
    this.around.set(neighbourhood, known);
    return known;
  }

  private seriesOf(metric: string, node: string): Series[] {
    const known = this.byMetric.get(metric) ?? this.splitByNode(metric);
    this.byMetric.set(metric, known);
    return known.get(node) ?? [];
  }

  private splitByNode(metric: string): Map<string, Series[]> {
    const split = new Map<string, Series[]>();
    for (const series of this.evidence.series[metric] ?? []) {
      for (const node of this.nodesOf.get(`${series.labels.namespace}/${series.labels.pod}`) ?? []) {
        const own = split.get(node) ?? [];
        own.push(series);
        split.set(node, own);
      }
    }
    return split;
  }
}
