import { ClusterEvent } from './ClusterEvent';

/** Events by the pod that they are about, of pods that are asked for. */
export class PodEvents {
  /** when the first of all events, of whatever, was said last; Infinity without any */
  readonly since: number;
  /** by name and namespace */
  private readonly ofPods = new Map<string, Map<string, ClusterEvent[]>>();

  /** @param pods the events of all others are left out: of a cluster's events most are of pods that nobody asks for */
  constructor(events: readonly ClusterEvent[], pods: Iterable<{ namespace: string; pod: string }>) {
    for (const { namespace, pod } of pods) {
      const ofName = this.ofPods.get(pod) ?? new Map<string, ClusterEvent[]>();
      this.ofPods.set(pod, ofName.set(namespace, []));
    }
    let since = Infinity;
    for (const event of events) {
      since = Math.min(since, event.lastAt);
      if (event.kind === 'Pod') {
        this.ofPods.get(event.name)?.get(event.namespace)?.push(event);
      }
    }
    this.since = since;
  }

  /** Of a name, in their order; namesakes' too. */
  naming({ namespace, pod }: { namespace: string; pod: string }): readonly ClusterEvent[] {
    return this.ofPods.get(pod)?.get(namespace) ?? [];
  }
}
