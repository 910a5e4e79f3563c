import { message } from '../explanation/Message';
import { CoverageRow } from '../explanation/Explanation';
import { Evidence, witnessesOf } from '../evidence/Evidence';
import { EvidenceFamily, FAMILIES } from '../evidence/families';
import { CauseId } from './Cause';
import { CAUSE_RULES } from './causes';

/** Logs and objects that no query to Prometheus brings. */
const NOT_FROM_PROMETHEUS = new Set<EvidenceFamily>(['kernel-log', 'events', 'kubelet-log', 'daemon-log', 'pods']);

/**
 * Which families of evidence were there, and what the missing ones would prove. A family that nobody asked for, because
 * there was no kill to explain, has no row.
 */
export function coverageOf(evidence: Evidence): CoverageRow[] {
  const available = availableFamilies(evidence);
  const read = new Set(Object.values(evidence.sources));
  const asked = new Set(evidence.queries.filter(({ id }) => read.has(id)).map(({ family }) => family));
  return FAMILIES.filter((family) => asked.has(family) || NOT_FROM_PROMETHEUS.has(family)).map((family) => ({
    evidence: family,
    available: available.has(family),
    wouldProve: available.has(family) ? [] : provenBy(family),
    how: message(`coverage.how.${family}`),
  }));
}

/** Families of which the reading of pods and nodes brought at least one series, and those that were given. */
export function availableFamilies(evidence: Evidence): Set<EvidenceFamily> {
  const read = new Set(Object.values(evidence.sources));
  const answered = evidence.queries.filter(({ id, seriesCount }) => read.has(id) && (seriesCount ?? 0) > 0);
  return new Set([...answered.map(({ family }) => family), ...witnessesOf(evidence).families]);
}

const provenBy = (family: EvidenceFamily): CauseId[] =>
  CAUSE_RULES.filter(({ decidedBy }) => decidedBy.includes(family)).map(({ id }) => id);
