import { Evidence, seriesOf } from './Evidence';
import { Labels, Series } from './Series';

/** Two clusters may have nodes of one name. Where one side has no cluster label, there is nothing to tell apart. */
export const sameCluster = (labels: Labels, cluster: string): boolean =>
  !labels.cluster || cluster === '' || labels.cluster === cluster;

/** The series of one node, by metric. */
export class NodeRecords {
  private readonly byMetric = new Map<string, Series[]>();
  private readonly chosen = new Map<(labels: Labels) => boolean, Map<string, Series[]>>();

  constructor(
    private readonly evidence: Pick<Evidence, 'series'>,
    readonly node: string,
    readonly cluster: string
  ) {}

  all(metric: string, matches?: (labels: Labels) => boolean): Series[] {
    const own = this.ofNode(metric);
    return matches === undefined ? own : own.filter(({ labels }) => matches(labels));
  }

  /** The same by a predicate that lives on, not one made for the call: they are looked for once. */
  every(metric: string, matches: (labels: Labels) => boolean): readonly Series[] {
    let ofKind = this.chosen.get(matches);
    if (ofKind === undefined) {
      this.chosen.set(matches, (ofKind = new Map<string, Series[]>()));
    }
    let known = ofKind.get(metric);
    if (known === undefined) {
      ofKind.set(metric, (known = this.all(metric, matches)));
    }
    return known;
  }

  /** The first such series; null when it was not collected. */
  one(metric: string, matches: (labels: Labels) => boolean = () => true): Series | null {
    return this.ofNode(metric).find(({ labels }) => matches(labels)) ?? null;
  }

  /** The first of `every`. */
  only(metric: string, matches: (labels: Labels) => boolean): Series | null {
    return this.every(metric, matches)[0] ?? null;
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
