import { Evidence } from './Evidence';
import { NodeRecords } from './NodeRecords';
import { Series } from './Series';

/** The series of an evidence by the node that they name: each is sorted in once, however many kills ask for its node. */
export class NodeIndex {
  private readonly byNode = new Map<string, Map<string, Series[]>>();
  private readonly records = new Map<string, Map<string, NodeRecords>>();

  constructor(evidence: Pick<Evidence, 'series'>) {
    for (const [metric, all] of Object.entries(evidence.series)) {
      for (const series of all) {
        if (series.labels.node) {
          this.put(series.labels.node, metric, series);
        }
      }
    }
  }

  of({ cluster, node }: { cluster: string; node: string }): NodeRecords {
    const ofName = this.records.get(node) ?? new Map<string, NodeRecords>();
    const known =
      ofName.get(cluster) ??
      new NodeRecords({ series: Object.fromEntries(this.byNode.get(node) ?? []) }, node, cluster);
    this.records.set(node, ofName.set(cluster, known));
    return known;
  }

  private put(node: string, metric: string, series: Series): void {
    const byMetric = this.byNode.get(node) ?? new Map<string, Series[]>();
    const all = byMetric.get(metric) ?? [];
    all.push(series);
    this.byNode.set(node, byMetric.set(metric, all));
  }
}
