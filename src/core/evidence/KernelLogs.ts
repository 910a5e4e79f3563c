import { ByTime } from './ByTime';
import { KernelRecord, LogSpan, Witnesses } from './Witnesses';

/** The kernels' logs by node: over which times they were read, and the reports in them. */
export class KernelLogs {
  private readonly spans = new Map<string, LogSpan[]>();
  private readonly reports = new Map<string, { byTime: ByTime<KernelRecord>; errorMs: number }>();

  constructor({ spans, reports }: Pick<Witnesses, 'spans' | 'reports'>) {
    for (const [node, own] of byNode(spans.filter(({ family }) => family === 'kernel-log'))) {
      this.spans.set(node, own);
    }
    for (const [node, own] of byNode(reports)) {
      const errorMs = own.reduce((most, one) => Math.max(most, one.errorMs), 0);
      this.reports.set(node, { byTime: new ByTime(own, ({ at }) => at), errorMs });
    }
  }

  /** Whether the log of a node was read without a gap from one time to another. */
  covers(node: string, from: number, to: number): boolean {
    return (this.spans.get(node) ?? []).some((span) => span.from <= from && span.to >= to);
  }

  /**
   * Reports of the log of a node that may have been written within a time, in their order: undated ones among them, and
   * some more, since each has an error of its own. An empty name stands for logs of which no node is known.
   */
  perhapsWithin(node: string, from: number, to: number): KernelRecord[] {
    const own = this.reports.get(node);
    return own === undefined ? [] : own.byTime.within(from - own.errorMs, to + own.errorMs);
  }
}

function byNode<T extends { node: string }>(all: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const own = found.get(one.node);
    if (own === undefined) {
      found.set(one.node, [one]);
    } else {
      own.push(one);
    }
  }
  return found;
}
