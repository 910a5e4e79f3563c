import { ClusterEvent } from './ClusterEvent';

/** Events by the pod that they are about. */
export class PodEvents {
  /** when the first of all events, of whatever, was said last; Infinity without any */
  readonly since: number;
  private readonly byPod = new Map<string, ClusterEvent[]>();

  constructor(events: readonly ClusterEvent[]) {
    this.since = events.reduce((first, { lastAt }) => Math.min(first, lastAt), Infinity);
    for (const event of events.filter(({ kind }) => kind === 'Pod')) {
      const key = JSON.stringify([event.namespace, event.name]);
      const own = this.byPod.get(key) ?? [];
      own.push(event);
      this.byPod.set(key, own);
    }
  }

  /** Of a name, in their order; namesakes' too. */
  naming({ namespace, pod }: { namespace: string; pod: string }): ClusterEvent[] {
    return this.byPod.get(JSON.stringify([namespace, pod])) ?? [];
  }
}
