import { ClusterEvent } from './cluster/ClusterEvent';
import { DaemonLine } from './cluster/DaemonLine';
import { PodObject } from './cluster/PodObject';
import { EvidenceFamily } from './families';
import { KernelOomReport } from './logs/KernelOomReport';

/** A kernel's OOM report with its place in time and in the cluster. */
export interface KernelRecord {
  /** empty when neither the one who gave the log nor the log itself says it */
  node: string;
  /** Unix milliseconds; null when the log's uptimes could not be dated */
  at: number | null;
  /** how far off `at` may be */
  errorMs: number;
  report: KernelOomReport;
  /** its line in the file, from 1 */
  line: number;
  /** the line that names the victim, as written */
  quote: string;
}

/** A stretch of time over which a log was read with nothing left out, so that its silence means something. */
export interface LogSpan {
  family: EvidenceFamily;
  node: string;
  from: number;
  to: number;
}

/** What names the act itself (contract.md, witness): from files, from Loki, or pasted. */
export interface Witnesses {
  reports: KernelRecord[];
  events: ClusterEvent[];
  pods: PodObject[];
  lines: DaemonLine[];
  spans: LogSpan[];
  /** the families that were brought, whether or not anything in them speaks of a kill */
  families: EvidenceFamily[];
}

export const NO_WITNESSES: Witnesses = { reports: [], events: [], pods: [], lines: [], spans: [], families: [] };
