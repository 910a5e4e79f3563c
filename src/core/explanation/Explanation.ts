import { CauseId } from '../diagnosis/Cause';
import { EvidenceFamily } from '../evidence/families';
import { QosClass } from '../kubernetes/cgroupPath';
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
  /** who stood where: the kernel's own table where its report has one, else replayed from metrics */
  ranking: Ranking | null;
  /** who used the memory up: an account of the node's growth that balances */
  consumers: Consumers | null;
  othersKilled: OtherKilled[];
  advice: Advice[];
}

/** Who would die first, as the kernel (oom_badness) or the kubelet (its eviction order) saw it. */
export interface Ranking {
  by: 'kernel' | 'kubelet';
  exact: boolean;
  /** badness / (RAM + swap, or the cgroup's limit) * 1000; null for the kubelet, which compares and gives no points */
  unit: 'permille' | null;
  /** how many stood in the table; `rows` holds the first of them and the killed */
  total: number;
  /** what 1000 points are: RAM + swap, or the limit of the cgroup that was full; null for the kubelet */
  scaleBytes: number | null;
  /** what one step of oom_score_adj weighs: a thousandth of `scaleBytes` in whole pages; null for the kubelet */
  bytesPerAdj: number | null;
  /** the node's memory capacity, by which the kubelet sets oom_score_adj; null when not known */
  capacityBytes: number | null;
  /** the killed against the next (or, when it did not stand first, against the first); null when it stood alone */
  lead: Lead | null;
  /**
   * the smallest memory request that would have put another first, with every error against the killed; null when no
   * request would, or when not known
   */
  sparedBy: SparedBy | null;
  rows: RankingRow[];
}

/** Who a row is: a process of a kernel's table, a container, or for the kubelet a pod. */
export type RankedOne = Pick<RankingRow, 'namespace' | 'pod' | 'container' | 'process'>;

export interface SparedBy {
  requestBytes: number;
  /** the limit would have had to rise to this as well, a request being no larger; null when it is high enough */
  limitBytes: number | null;
  wouldHaveDied: RankedOne;
}

/** By how much the killed one stood above the next: negative when metrics put another first. */
export interface Lead {
  bytes: number;
  errorBytes: number;
  /** the errors of both overlap, or somebody's place is not known: too close to call */
  tooClose: boolean;
  /** of those that lived on the next below; from metrics the one that comes nearest with its error */
  next: RankedOne;
}

export interface RankingRow {
  rank: number;
  namespace: string;
  pod: string;
  container: string;
  /** of a kernel's table, which names processes; null for a container as a whole */
  process: string | null;
  pid: number | null;
  points: number | null;
  errorPoints: number;
  /** the same in bytes; for the kubelet how far off `usageBytes` may be */
  errorBytes: number;
  killed: boolean;
  oomScoreAdj: number | null;
  rssBytes: number | null;
  swapBytes: number | null;
  pageTableBytes: number | null;
  /** 0: none is set; null: not known */
  requestBytes: number | null;
  /** null: none is set, or not known */
  limitBytes: number | null;
  usageBytes: number | null;
  qosClass: QosClass | null;
  /** 0 without a class; null where only the class's name is known, or nothing */
  priority: number | null;
  priorityClass: string | null;
  exceedsRequest: boolean | null;
}

export type ConsumerKind = 'container' | 'system' | 'kernel' | 'cache' | 'unexplained';

/** The growth of the node's used memory before the kill: the rows' `growthBytes` sum to `totalBytes` exactly. */
export interface Consumers {
  from: string;
  to: string;
  totalBytes: number;
  /** what `totalBytes` is the growth of, in terms of metrics */
  formula: string;
  rows: ConsumerRow[];
}

/**
 * One part of the account. The containers that grew or shrank by less than 1 % of all growth are one row of kind
 * `container` without names.
 */
export interface ConsumerRow {
  kind: ConsumerKind;
  namespace: string;
  pod: string;
  container: string;
  growthBytes: number;
  /** of all growth; negative for who shrank. Positive shares never sum to more than 1 */
  share: number;
  requestBytes: number | null;
  usageBytes: number | null;
}

/** A field of a manifest and Kubernetes quantities; null where there is nothing yet, or nothing to set. */
export interface FieldChange {
  /** `resources.requests.memory`, `evictionHard.memory.available`; a command or a place to look for `inspect` */
  field: string;
  from: string | null;
  to: string | null;
}

/** One thing to look at or to change, with the number it needs and what that rests on. */
export interface Advice extends FieldChange {
  kind: 'inspect' | 'change';
  /** `Deployment shop/cart, container cart`, `node worker-3` */
  target: string;
  message: Message;
  /** what has to change with it, since Kubernetes refuses the one without the other; absent where nothing has to */
  also?: FieldChange;
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
  /** the user's own expression that the rows explain instead of the ordinary dashboard's; null without one */
  expr: string | null;
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
