import type { EvidenceFamily } from '../../../src/core/evidence/families';
import type { Labels } from '../../../src/core/evidence/Series';
import type { Damage } from './damage';

/** What an installation does not collect. */
export interface Missing {
  families: ReadonlySet<EvidenceFamily>;
  /** single series beyond whole families */
  drops?: (metric: string, labels: Labels) => boolean;
  /** labels that the scrape takes off the kubelet's and kube-state-metrics' series */
  labels?: readonly string[];
  /** what is lost at random beside */
  damage?: Damage;
}

export const NOTHING_MISSING: Missing = { families: new Set() };
