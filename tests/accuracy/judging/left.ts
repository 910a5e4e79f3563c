import { EvidenceFamily, FAMILIES } from '../../../src/core/evidence/families';
import { familyOf } from '../evidence/familyOf';
import { Missing } from '../evidence/Missing';
import { Recording, WITNESS_FAMILIES } from '../recording/Recording';
import { isNeeded } from './isNeeded';
import { Left } from './judge';

/** The families that the recording has at all, in the contract's order. */
export function presentIn({ evidence, brought }: Recording): EvidenceFamily[] {
  const found = new Set<EvidenceFamily | null>(WITNESS_FAMILIES.filter((family) => brought[family] !== undefined));
  for (const [metric, all] of Object.entries(evidence.series)) {
    all.forEach(({ labels }) => found.add(familyOf(metric, labels)));
  }
  return FAMILIES.filter((family) => found.has(family));
}

/** Which of them are left, and in which of them all that a set goes by. */
export function leftIn({ evidence }: Recording, present: EvidenceFamily[], { families, drops, labels }: Missing): Left {
  const kept = present.filter((family) => !families.has(family));
  // a kernel's or a daemon's line knows uids and container ids: where no exporter has them and no object, it names nobody
  const isNamed = !labels?.includes('uid') || kept.includes('pods');
  // and which of cAdvisor's series is a pod's own cgroup only `id` says
  const isPlaced = !labels?.includes('id');
  const isUnreadable = (family: EvidenceFamily) =>
    (!isNamed && (family === 'kernel-log' || family === 'daemon-log')) || (!isPlaced && family === 'cadvisor-memory');
  const lost = new Map<EvidenceFamily | null, Set<string>>();
  const alive = new Set<EvidenceFamily | null>(drops || labels ? WITNESS_FAMILIES : kept);
  for (const [metric, all] of Object.entries(drops || labels ? evidence.series : {})) {
    for (const one of all) {
      const family = familyOf(metric, one.labels);
      if (drops?.(metric, one.labels)) {
        lost.set(family, (lost.get(family) ?? new Set()).add(metric));
      } else {
        alive.add(family);
      }
    }
  }
  const some = new Set(kept.filter((family) => alive.has(family)));
  const isWhole = (family: EvidenceFamily, set: readonly EvidenceFamily[]) =>
    some.has(family) && !isUnreadable(family) && ![...(lost.get(family) ?? [])].some((metric) => isNeeded(metric, set));
  return { isWhole, some, all: families.size === 0 && drops === undefined && labels === undefined };
}
