import { Evidence, seriesOf } from './Evidence';
import { Labels, Series } from './Series';

/** Two clusters may have nodes of one name. Where one side has no cluster label, there is nothing to tell apart. */
export const sameCluster = (labels: Labels, cluster: string): boolean =>
  !labels.cluster || cluster === '' || labels.cluster === cluster;

/** The series of one node, by metric. */
export class NodeRecords {
  constructor(
    private readonly evidence: Evidence,
    readonly node: string,
    readonly cluster: string
  ) {}

  all(metric: string, matches: (labels: Labels) => boolean = () => true): Series[] {
    return this.node === ''
      ? []
      : seriesOf(this.evidence, metric).filter(
          ({ labels }) => labels.node === this.node && sameCluster(labels, this.cluster) && matches(labels)
        );
  }

  /** The first such series; null when it was not collected. */
  one(metric: string, matches?: (labels: Labels) => boolean): Series | null {
    return this.all(metric, matches)[0] ?? null;
  }
}
