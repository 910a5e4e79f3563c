import type { Cause, EvidenceFamily as ScriptedFamily } from '../../../scenarios/incident';
import type { Brought } from '../../../src/core/evidence/attach/Brought';
import type { Evidence } from '../../../src/core/evidence/Evidence';
import type { EvidenceFamily } from '../../../src/core/evidence/families';
import type { TruthEntry } from '../../truth/compareWithTruth';

/** Families that no scrape brings. */
export const WITNESS_FAMILIES = ['kernel-log', 'events', 'kubelet-log', 'daemon-log', 'pods'] as const;
export type WitnessFamily = (typeof WITNESS_FAMILIES)[number];

export const isWitness = (family: EvidenceFamily): family is WitnessFamily =>
  WITNESS_FAMILIES.some((one) => one === family);

/** An end as it was, with what the scripts of scenarios/ write down beyond a recording's truth.json. */
export interface ToldTruth extends TruthEntry {
  cause: Cause | (string & {});
  podUID?: string;
  node?: string;
  trigger?: string;
  signal?: string;
  mislabelled?: boolean;
  /** sets of families each of which suffices; absent where nobody wrote them down */
  tellableFrom?: ScriptedFamily[][];
}

/** Which pods a collection finds by which family, so that the loss of one can be followed. Keys are `namespace/pod/uid`. */
export interface PodsFound {
  byInfo: string[];
  byRestarts: string[];
  byReasons: string[];
  /** who ended within the window, as the family shows it; cAdvisor knows no uid, its keys end with a slash */
  endedBy: Partial<Record<EvidenceFamily, string[]>>;
}

/** One incident as one installation scraped it, collected from a real Prometheus. */
export interface Recording {
  incident: string;
  installation: string;
  /** what Prometheus knows, without witnesses */
  evidence: Evidence;
  brought: Partial<Record<WitnessFamily, Brought>>;
  found: PodsFound;
  truth: ToldTruth[];
}
