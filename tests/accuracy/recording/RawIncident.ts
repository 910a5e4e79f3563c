import type { Series } from '../../../scenarios';
import type { Brought } from '../../../src/core/evidence/attach/Brought';
import type { ToldTruth, WitnessFamily } from './Recording';

/** An incident before anybody scraped it: every series that its exporters show. Times in Unix milliseconds. */
export interface RawIncident {
  name: string;
  series: Series[];
  range: { from: number; to: number };
  /** when it is asked about */
  now: number;
  truth: ToldTruth[];
  brought: Partial<Record<WitnessFamily, Brought>>;
}

/** What a collection reads before and after its range (src/core/evidence/prometheus/collect.ts), and a little more. */
const BEFORE_MS = 36 * 60_000;
const AFTER_MS = 10 * 60_000;

/** The seconds before the end of an incident from which samples are needed to collect a range that begins at `from`. */
export const secondsNeeded = (from: number, end: number): number => Math.ceil((end - from + BEFORE_MS) / 1000);

/** The series without what no collection of that range reads. */
export function withinReach(series: Series[], { from, to }: RawIncident['range']): Series[] {
  return series.flatMap(({ labels, samples }) => {
    const kept = samples.filter(({ t }) => t >= from - BEFORE_MS && t <= to + AFTER_MS);
    return READ.test(labels.__name__) && kept.length > 0 ? [{ labels, samples: kept }] : [];
  });
}

/** Metrics that any collection could read: the rest of a scrape only costs time. */
export const READ =
  /^(kube_(pod|node|replicaset|job|statefulset|deployment|daemonset)_.*|container_(memory|oom|spec_memory|start_time|pressure_memory)_.*|kubelet_(evictions|node_name|cgroup_version|preemptions|.*resize.*)|prober_probe_total|machine_memory_bytes|node_(memory|vmstat_oom|pressure_memory|boot|uname|timex)_.*|up|scrape_duration_seconds)$/;
