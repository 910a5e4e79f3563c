import { PodObject } from '../../evidence/cluster/PodObject';
import { Evidence, witnessesOf } from '../../evidence/Evidence';
import { KernelLogs } from '../../evidence/KernelLogs';
import { Kill } from '../../kills/Kill';
import { KillIndex } from '../../kills/KillIndex';
import { PodRecords } from '../../kills/PodRecords';
import { Records } from '../../kills/Records';
import { QuerySources } from '../QuerySources';
import { Moment } from './Moment';
import { fastestGrowth, ownMemory, OwnMemory } from './ownMemory';

/** Everything that was collected and every kill that was found in it, from which the facts of one kill are gathered. */
export class Scene {
  readonly kills: KillIndex;
  readonly sources: QuerySources;
  readonly kernelLogs: KernelLogs;
  /** of several objects of one uid the first */
  private objects: ReadonlyMap<string, PodObject> | null = null;
  private readonly held = new Map<Kill, OwnMemory | null>();
  private readonly growths = new Map<PodRecords, Map<string, number | null>>();

  /** @param kills all kills of the evidence, the neighbours' too, in order of time */
  constructor(
    readonly evidence: Evidence,
    kills: readonly Kill[],
    readonly records = new Records(evidence)
  ) {
    this.kills = new KillIndex(kills);
    this.kernelLogs = new KernelLogs(witnessesOf(evidence));
    this.sources = new QuerySources(evidence);
  }

  /** A pod's own object; undefined where nobody brought it, or the pod's uid is not known. */
  podObject(uid: string): PodObject | undefined {
    this.objects ??= new Map(
      witnessesOf(this.evidence)
        .pods.map((object) => [object.uid, object] as const)
        .reverse()
    );
    return uid === '' ? undefined : this.objects.get(uid);
  }

  /** The memory before an end of that container: asked for by the kill itself and by all that died shortly after. */
  ownMemory(kill: Kill): OwnMemory | null {
    const known = this.held.get(kill);
    if (known !== undefined) {
      return known;
    }
    const moment = new Moment(kill, this.records.ofNode(kill.pod));
    const found = this.ownMemoryBefore(kill, moment);
    this.held.set(kill, found);
    return found;
  }

  /** @param container another one than the kill names: the only one of an evicted pod */
  ownMemoryOf(container: string, kill: Kill, moment: Moment): OwnMemory | null {
    return this.ownMemoryBefore({ ...kill, container }, moment);
  }

  private ownMemoryBefore(kill: Kill, moment: Moment): OwnMemory | null {
    const records = this.records.ofPod(kill.pod);
    return ownMemory(records, kill, moment, this.fastestGrowth(records, kill.container));
  }

  private fastestGrowth(records: PodRecords, container: string): number | null {
    const ofPod = this.growths.get(records) ?? new Map<string, number | null>();
    const known = ofPod.get(container);
    if (known !== undefined) {
      return known;
    }
    const found = fastestGrowth(records, container);
    this.growths.set(records, ofPod.set(container, found));
    return found;
  }
}
