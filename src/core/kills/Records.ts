import { PodEvents } from '../evidence/cluster/PodEvents';
import { Evidence, PodRef, witnessesOf } from '../evidence/Evidence';
import { NodeIndex } from '../evidence/NodeIndex';
import { NodeRecords } from '../evidence/NodeRecords';
import { EvictedPods } from './EvictedPods';
import { PodRecords } from './PodRecords';

/** All that was collected, by pod and by node: sorted once for all kills. */
export class Records {
  readonly ofPods: readonly PodRecords[];
  readonly evicted: EvictedPods;
  readonly podEvents: PodEvents;
  private readonly byPod: ReadonlyMap<PodRef, PodRecords>;
  private readonly nodes: NodeIndex;

  constructor(readonly evidence: Evidence) {
    this.ofPods = PodRecords.byPod(evidence);
    this.byPod = new Map(this.ofPods.map((records) => [records.pod, records]));
    this.nodes = new NodeIndex(evidence);
    this.evicted = new EvictedPods(evidence);
    this.podEvents = new PodEvents(witnessesOf(evidence).events, evidence.pods);
  }

  /** @param pod one of the evidence's own */
  ofPod(pod: PodRef): PodRecords {
    return this.byPod.get(pod)!;
  }

  ofNode(node: { cluster: string; node: string }): NodeRecords {
    return this.nodes.of(node);
  }
}
