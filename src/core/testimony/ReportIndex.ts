import { PodRef } from '../evidence/Evidence';
import { KernelRecord } from '../evidence/Witnesses';
import { ContainerIds } from './ContainerIds';

/** Kernel reports by the pods that their victims may have been in: by UID, and by name where an id leads to one. */
export class ReportIndex {
  private readonly places = new Map<string, Set<number>>();

  constructor(
    private readonly records: readonly KernelRecord[],
    ids: ContainerIds
  ) {
    records.forEach(({ report }, place) => {
      for (const { podUid, containerId } of report.victims) {
        const container = containerId === null ? null : ids.containerOf(containerId);
        const ofUid = podUid === null ? null : ids.podOf(podUid);
        const ofId = container === null ? null : `${container.namespace}/${container.pod}`;
        [podUid, ofUid, ofId].forEach((key) => key !== null && this.put(key, place));
      }
    });
  }

  /** Reports that may be about a pod, in their order: whether they are is for the caller to say. */
  perhapsOf({ namespace, pod, uid }: PodRef): KernelRecord[] {
    const places = new Set([...(this.places.get(uid) ?? []), ...(this.places.get(`${namespace}/${pod}`) ?? [])]);
    return [...places].sort((a, b) => a - b).map((place) => this.records[place]);
  }

  private put(key: string, place: number): void {
    this.places.set(key, (this.places.get(key) ?? new Set<number>()).add(place));
  }
}
