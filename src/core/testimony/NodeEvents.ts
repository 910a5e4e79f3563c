import { put } from '../put';
import { ByTime } from '../evidence/ByTime';
import { ClusterEvent } from '../evidence/cluster/ClusterEvent';

/** Events about nodes themselves, to be found by node and time. */
export class NodeEvents {
  private readonly ofNodes = new Map<string, { byTime: ByTime<ClusterEvent>; longestMs: number }>();

  constructor(events: readonly ClusterEvent[]) {
    const byNode = new Map<string, ClusterEvent[]>();
    for (const event of events) {
      if (event.kind === 'Node') {
        put(byNode, event.name, event);
      }
    }
    for (const [node, own] of byNode) {
      const longestMs = own.reduce((most, { firstAt, lastAt }) => Math.max(most, Math.abs(lastAt - firstAt)), 0);
      this.ofNodes.set(node, { byTime: new ByTime(own, ({ firstAt }) => firstAt), longestMs });
    }
  }

  /** Those that were said first or last within a time, in their order; and some more, since some were said for long. */
  perhapsWithin(node: string, from: number, to: number): ClusterEvent[] {
    const own = this.ofNodes.get(node);
    return own === undefined ? [] : own.byTime.within(from - own.longestMs, to + own.longestMs);
  }
}
