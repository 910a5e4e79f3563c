import { Evidence, seriesOf } from './Evidence';
import { Labels, Series } from './Series';

/** Two clusters may have nodes of one name. Where one side has no cluster label, there is nothing to tell apart. */
export const sameCluster = (labels: Labels, cluster: string): boolean =>
  !labels.cluster || cluster === '' || labels.cluster === cluster;

/** The series of one node, by metric. */
export class NodeRecords {
  private readonly byMetric = new Map<string, Series[]>();
  private readonly firsts = new Map<(labels: Labels) => boolean, Map<string, Series | null>>();

  constructor(
    private readonly evidence: Pick<Evidence, 'series'>,
    readonly node: string,
    readonly cluster: string
  ) {}

  all(metric: string, matches?: (labels: Labels) => boolean): Series[] {
    const own = this.ofNode(metric);
    return matches === undefined ? own : own.filter(({ labels }) => matches(labels));
  }

  /** The first such series; null when it was not collected. */
  one(metric: string, matches: (labels: Labels) => boolean = () => true): Series | null {
    return this.ofNode(metric).find(({ labels }) => matches(labels)) ?? null;
  }

  /** The same by a predicate that lives on, not one made for the call: it is looked for once. */
  only(metric: string, matches: (labels: Labels) => boolean): Series | null {
    const ofKind = this.firsts.get(matches) ?? new Map<string, Series | null>();
    const known = ofKind.get(metric);
    if (known !== undefined) {
      return known;
    }
    const found = this.one(metric, matches);
    this.firsts.set(matches, ofKind.set(metric, found));
    return found;
  }

  private ofNode(metric: string): Series[] {
    const known = this.byMetric.get(metric);
    if (known !== undefined) {
      return known;
    }
    const found =
      this.node === ''
        ? []
        : seriesOf(this.evidence, metric).filter(
            ({ labels }) => labels.node === this.node && sameCluster(labels, this.cluster)
          );
    this.byMetric.set(metric, found);
    return found;
  }
}
