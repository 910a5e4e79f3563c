import { Cgroup } from './cgroup';
import { between, KiB, PAGE } from './memory';
import { Candidate, PAUSE_OOM_SCORE_ADJ } from './oomKiller';
import { ContainerInstance } from './pod';
import { oomScoreAdj } from './qualityOfService';
import { NodeSpec } from './specs';

/** The share of the page cache in use that processes have mapped: program files and the like. */
export const MAPPED_SHARE = 0.3;

/** The processes of a node as the kernel's OOM killer weighs them. */
export class OomCandidates {
  private readonly serviceAdj = new Map<Cgroup, number>();

  constructor(private readonly node: NodeSpec) {}

  /** Says that a unit's program is there; the kernel's own memory is no program and is never announced. */
  add(unit: string, program: Cgroup): void {
    this.serviceAdj.set(program, this.node.services.find((service) => service.unit === unit)?.oomScoreAdj ?? 0);
  }

  /**
   * One process of each member that has any, holding its share of what the member does, and each child.
   * @param fraction of the last second that had passed: where between `before` and `parts` everything stood
   */
  of(members: Cgroup[], fraction: number): Array<Candidate<Cgroup>> {
    return members.flatMap((subject) => {
      const children = this.childrenOf(subject, fraction);
      const own = this.mainProcess(
        subject,
        fraction,
        children.reduce((total, child) => total + child.anon, 0)
      );
      return own === null ? children : [own, ...children];
    });
  }

  private childrenOf(subject: Cgroup, fraction: number): Array<Candidate<Cgroup>> {
    if (!(subject instanceof ContainerInstance)) {
      return [];
    }
    const oomScoreAdj = this.adjOf(subject);
    return subject.children.alive().map((child) => {
      const { anon } = between(child.before, child.parts, fraction);
      const pageTables = PAGE * Math.floor((anon / 512 + 64 * KiB) / PAGE);
      return { subject, child, anon, file: 0, shmem: 0, pageTables, oomScoreAdj };
    });
  }

  private mainProcess(subject: Cgroup, fraction: number, inChildren: number): Candidate<Cgroup> | null {
    if (!subject.hasProcess) {
      return null;
    }
    const processes = subject instanceof ContainerInstance ? (subject.spec.processes ?? 1) : 1;
    const share = (bytes: number) => PAGE * Math.floor(bytes / processes / PAGE);
    const { anon: all, activeFile, shmem } = between(subject.before, subject.parts, fraction);
    const anon = Math.max(0, all - inChildren);
    return {
      subject,
      anon: share(anon),
      file: share(MAPPED_SHARE * activeFile),
      // files in a tmpfs are nobody's resident pages, however full it is
      shmem: subject instanceof ContainerInstance && subject.spec.writesMemoryVolume ? 0 : share(shmem),
      pageTables: PAGE * Math.floor((anon / processes / 512 + 64 * KiB) / PAGE),
      oomScoreAdj: this.adjOf(subject),
      ...(subject.swapped > 0 && { swap: share(subject.swapped) }),
    };
  }

  private adjOf(subject: Cgroup): number {
    return subject instanceof ContainerInstance
      ? oomScoreAdj(subject.pod.spec, subject.spec, this.node.memTotal)
      : (this.serviceAdj.get(subject) ?? PAUSE_OOM_SCORE_ADJ);
  }
}
