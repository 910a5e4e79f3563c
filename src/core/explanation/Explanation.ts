import { CauseId } from '../diagnosis/Cause';
import { EvidenceFamily } from '../evidence/families';
import { Message } from './Message';

/** `explain --json` (contract.md), before it is worded: everything a face needs, times as RFC 3339 in UTC. */
export interface Explanation {
  schema: 1;
  range: { from: string; to: string };
  coverage: CoverageRow[];
  notices: Message[];
  groups: Group[];
  kills: ExplainedKill[];
}

export interface CoverageRow {
  evidence: EvidenceFamily;
  available: boolean;
  wouldProve: CauseId[];
  how: Message;
}

export interface Workload {
  kind: string;
  name: string;
}

export type Certainty = 'witnessed' | 'inferred' | 'undetermined';

export interface Group {
  workload: Workload;
  namespace: string;
  container: string;
  cause: CauseId | 'undetermined';
  /** the weakest in the group */
  certainty: Certainty;
  count: number;
  firstTime: string;
  lastTime: string;
  killIds: string[];
}

export interface ExplainedKill {
  id: string;
  cluster: string;
  namespace: string;
  pod: string;
  container: string;
  node: string;
  workload: Workload;
  qosClass: string | null;
  podUid: string | null;
  containerId: string | null;
  time: string;
  timeErrorSeconds: number;
  exitCode: number | null;
  reason: string | null;
  restarted: boolean | null;
  cause: CauseId | 'undetermined';
  certainty: Certainty;
  score: number | null;
  trigger: string | null;
  signal: string | null;
  mislabelled: boolean;
  settled: boolean;
  alternatives: Array<{ cause: CauseId; score: number }>;
  summary: Message;
  /** what follows from the cause for the user's first question: why is there (no) `Evicted`, why these labels */
  remarks: Message[];
  evidence: EvidenceRow[];
  belowLimit: BelowLimit | null;
  /** who stood where: the kernel's own table, where its report has one */
  ranking: Ranking | null;
  /** who used the memory up: not computed yet */
  consumers: null;
  othersKilled: OtherKilled[];
  advice: never[];
}

/** Who would die first, as the kernel saw it. */
export interface Ranking {
  by: 'kernel';
  exact: boolean;
  /** badness / (RAM + swap, or the cgroup's limit) * 1000 */
  unit: 'permille';
  /** how many stood in the table; `rows` holds the first of them and the killed */
  total: number;
  rows: RankingRow[];
}

export interface RankingRow {
  rank: number;
  namespace: string;
  pod: string;
  container: string;
  process: string;
  pid: number;
  points: number | null;
  errorPoints: number;
  killed: boolean;
  oomScoreAdj: number | null;
  rssBytes: number | null;
  swapBytes: number | null;
  pageTableBytes: number | null;
  requestBytes: number | null;
  usageBytes: number | null;
  qosClass: string | null;
  priority: number | null;
  exceedsRequest: boolean | null;
}

export interface EvidenceRow {
  id: string;
  family: EvidenceFamily;
  bears: 'for' | 'against' | 'context' | 'missing';
  cause: CauseId | null;
  message: Message;
  value: number | null;
  unit: string | null;
  at: string | null;
  source: { kind: 'prometheus'; query: string } | { kind: 'log'; file: string; line: number } | null;
}

export interface BelowLimit {
  limitBytes: number | null;
  seenBytes: number;
  seenAt: string;
  seenStepSeconds: number;
  maxSeenBytes: number;
  hitLimitBytes: number | null;
  hitLimitCgroup: string | null;
  rows: BelowLimitRow[];
}

export type BelowLimitWhy =
  | 'sampling'
  | 'sample-age'
  | 'averaging'
  | 'metric'
  | 'base'
  | 'other-container'
  | 'not-the-limit'
  | 'no-limit'
  | 'unknown';

export interface BelowLimitRow {
  why: BelowLimitWhy;
  bytes: number;
  bound: 'exact' | 'at-most' | 'at-least';
  message: Message;
}

export interface OtherKilled {
  id: string;
  namespace: string;
  pod: string;
  container: string;
  time: string;
  cause: CauseId | 'undetermined';
}
