import { ClusterEvent } from './ClusterEvent';

/** Events by the pod that they are about. */
export class PodEvents {
  /** when the first of all events, of whatever, was said last; Infinity without any */
  readonly since: number;
  private readonly byName = new Map<string, Map<string, ClusterEvent[]>>();

  constructor(events: readonly ClusterEvent[]) {
    this.since = events.reduce((first, { lastAt }) => Math.min(first, lastAt), Infinity);
    for (const event of events) {
      if (event.kind === 'Pod') {
        this.put(event);
      }
    }
  }

  /** Of a name, in their order; namesakes' too. */
  naming({ namespace, pod }: { namespace: string; pod: string }): readonly ClusterEvent[] {
    return this.byName.get(namespace)?.get(pod) ?? [];
  }

  private put(event: ClusterEvent): void {
    let names = this.byName.get(event.namespace);
    if (names === undefined) {
      this.byName.set(event.namespace, (names = new Map<string, ClusterEvent[]>()));
    }
    const own = names.get(event.name);
    if (own === undefined) {
      names.set(event.name, [event]);
    } else {
      own.push(event);
    }
  }
}
