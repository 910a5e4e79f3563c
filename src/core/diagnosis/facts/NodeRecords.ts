import { Evidence, seriesOf } from '../../evidence/Evidence';
import { Series } from '../../evidence/Series';

/** The series of one node, by metric. */
export class NodeRecords {
  constructor(
    private readonly evidence: Evidence,
    readonly node: string
  ) {}

  all(metric: string, matches: (labels: Series['labels']) => boolean = () => true): Series[] {
    return this.node === ''
      ? []
      : seriesOf(this.evidence, metric).filter(({ labels }) => labels.node === this.node && matches(labels));
  }

  /** The first such series; null when it was not collected. */
  one(metric: string, matches?: (labels: Series['labels']) => boolean): Series | null {
    return this.all(metric, matches)[0] ?? null;
  }
}
