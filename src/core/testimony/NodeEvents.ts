import { put } from '../put';
import { ByTime } from '../evidence/ByTime';
import { ClusterEvent } from '../evidence/cluster/ClusterEvent';

/** One of the two times that are known of an event: when it was said first and when last. */
interface Said {
  event: ClusterEvent;
  at: number;
}

/** Events about nodes themselves, to be found by node and time. */
export class NodeEvents {
  private readonly ofNodes = new Map<string, ByTime<Said>>();

  constructor(events: readonly ClusterEvent[]) {
    const byNode = new Map<string, Said[]>();
    for (const event of events) {
      if (event.kind === 'Node') {
        put(byNode, event.name, { event, at: event.firstAt });
        if (event.lastAt !== event.firstAt) {
          put(byNode, event.name, { event, at: event.lastAt });
        }
      }
    }
    for (const [node, said] of byNode) {
      this.ofNodes.set(node, new ByTime(said, ({ at }) => at));
    }
  }

  /** Those that were said first or last within a time, both ends included, in their order. */
  within(node: string, from: number, to: number): ClusterEvent[] {
    const found = this.ofNodes.get(node)?.within(from, to) ?? [];
    // the two times of one event stand side by side
    return found.map(({ event }) => event).filter((event, i, all) => event !== all[i - 1]);
  }
}
