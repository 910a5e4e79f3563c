import { Cgroup } from './cgroup';
import { KiB, MemoryParts, PAGE } from './memory';
import { Candidate, PAUSE_OOM_SCORE_ADJ } from './oomKiller';
import { ContainerInstance } from './pod';
import { oomScoreAdj } from './qualityOfService';
import { NodeSpec } from './specs';

/** The share of the page cache in use that processes have mapped: program files and the like. */
export const MAPPED_SHARE = 0.3;

/** The processes of a node as the kernel's OOM killer weighs them. */
export class OomCandidates {
  private readonly serviceAdj = new Map<Cgroup, number>();

  constructor(
    private readonly node: NodeSpec,
    services: Array<{ unit: string; program: Cgroup }>
  ) {
    for (const { unit, program } of services) {
      this.serviceAdj.set(program, node.services.find((service) => service.unit === unit)?.oomScoreAdj ?? 0);
    }
  }

  /** One process of each member, holding its share of what the member does. */
  of(members: Cgroup[], partsOf: (member: Cgroup) => MemoryParts): Array<Candidate<Cgroup>> {
    return members.map((subject) => {
      const processes = subject instanceof ContainerInstance ? (subject.spec.processes ?? 1) : 1;
      const share = (bytes: number) => PAGE * Math.floor(bytes / processes / PAGE);
      const { anon, activeFile, shmem } = partsOf(subject);
      return {
        subject,
        anon: share(anon),
        file: share(MAPPED_SHARE * activeFile),
        shmem: share(shmem),
        pageTables: PAGE * Math.floor((anon / processes / 512 + 64 * KiB) / PAGE),
        oomScoreAdj: this.adjOf(subject),
      };
    });
  }

  private adjOf(subject: Cgroup): number {
    return subject instanceof ContainerInstance
      ? oomScoreAdj(subject.pod.spec, subject.spec, this.node.memTotal)
      : (this.serviceAdj.get(subject) ?? PAUSE_OOM_SCORE_ADJ);
  }
}
