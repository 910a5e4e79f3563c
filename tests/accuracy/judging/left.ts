import { EvidenceFamily, FAMILIES } from '../../../src/core/evidence/families';
import { familyOf } from '../evidence/familyOf';
import { Missing } from '../evidence/Missing';
import { Recording, WITNESS_FAMILIES } from '../recording/Recording';
import { Left } from './judge';

/** Metrics whose loss takes nothing from a family: another of it says the same. */
const DISPENSABLE =
  /^container_spec_|^container_memory_(mapped_file|swap|cache)$|^kube_pod_(created|restart_policy|completion_time)$/;

/** The families that the recording has at all, in the contract's order. */
export function presentIn({ evidence, brought }: Recording): EvidenceFamily[] {
  const found = new Set<EvidenceFamily | null>(WITNESS_FAMILIES.filter((family) => brought[family] !== undefined));
  for (const [metric, all] of Object.entries(evidence.series)) {
    all.forEach(({ labels }) => found.add(familyOf(metric, labels)));
  }
  return FAMILIES.filter((family) => found.has(family));
}

/** Which of them are left, in whole and in part. */
export function leftIn({ evidence }: Recording, present: EvidenceFamily[], { families, drops, labels }: Missing): Left {
  const kept = present.filter((family) => !families.has(family));
  // a kernel's or a daemon's line knows uids and container ids: where no exporter has them and no object, it names nobody
  const isNamed = !labels?.includes('uid') || kept.includes('pods');
  // and which of cAdvisor's series is a pod's own cgroup only `id` says
  const isPlaced = !labels?.includes('id');
  const whole = (all: EvidenceFamily[]) =>
    new Set(
      all.filter(
        (family) =>
          (isNamed || (family !== 'kernel-log' && family !== 'daemon-log')) &&
          (isPlaced || family !== 'cadvisor-memory')
      )
    );
  if (!drops && !labels) {
    return { whole: whole(kept), some: new Set(kept) };
  }
  const broken = new Set<EvidenceFamily | null>();
  const alive = new Set<EvidenceFamily | null>(WITNESS_FAMILIES);
  for (const [metric, all] of Object.entries(evidence.series)) {
    for (const one of all) {
      const family = familyOf(metric, one.labels);
      if (!drops?.(metric, one.labels)) {
        alive.add(family);
      } else if (!DISPENSABLE.test(metric)) {
        broken.add(family);
      }
    }
  }
  const some = kept.filter((family) => alive.has(family));
  return { whole: whole(some.filter((family) => !broken.has(family))), some: new Set(some) };
}
