import { EpochMs } from '../units';
import { Message } from '../explanation/Message';
import { EvidenceFamily } from './families';
import { Series } from './Series';
import { NO_WITNESSES, Witnesses } from './Witnesses';

/** What is asked about. Patterns are RE2, anchored by Prometheus. */
export interface Selection {
  cluster?: string;
  namespace?: string;
  pod?: string;
  container?: string;
  node?: string;
}

export interface TimeRange {
  from: EpochMs;
  to: EpochMs;
}

/** One query that was made, so that each fact can show where it comes from. */
export interface QueryRecord {
  id: string;
  family: EvidenceFamily;
  expression: string;
  /** how many series came back; null when the query failed */
  seriesCount: number | null;
  /** the server's words when it failed */
  error: string | null;
}

/** A pod of the answer: one that the selection names, or a neighbour on one of their nodes. */
export interface PodRef {
  cluster: string;
  namespace: string;
  pod: string;
  uid: string;
  /** empty when no metric says it */
  node: string;
  /** named by the selection; the others only bear witness */
  selected: boolean;
}

/**
 * Everything that was collected, as plain data: it can be written to a file and read back years later. Labels are in
 * one dialect whatever the scrape set-up: `cluster`, `namespace`, `pod`, `uid`, `container`, `node`, and what belongs
 * to the metric. `series` is keyed by metric name.
 */
export interface Evidence {
  selection: Selection;
  range: TimeRange;
  /** what was read: somewhat more than the range on both sides */
  window: TimeRange;
  askedAt: EpochMs;
  scrapeSeconds: number;
  /** the containers that the selection's container pattern names; null when there is no pattern */
  containers: string[] | null;
  /** names of metrics that the installation has at all, among those whose absence for one pod means something */
  collected: string[];
  /** selected pods that were deleted within the range and of which no end was seen */
  deleted: Array<{ namespace: string; pod: string }>;
  pods: PodRef[];
  nodes: Array<{ cluster: string; node: string }>;
  series: Record<string, Series[]>;
  /** family/metric → id of the query that brought it */
  sources: Record<string, string>;
  queries: QueryRecord[];
  notices: Message[];
  /** logs, events and pod objects, where anybody brought them */
  witnesses?: Witnesses;
  /** everybody on the nodes of the kills, around them: who else could have died, and who used the memory up */
  neighbourhoods?: Neighbourhood[];
  /** what the user's own graph shows, where the query gives its expression */
  plotted?: Plotted;
  /** the kubelets' `memory.available` threshold as the data source's settings say it: `500Mi`, `5%` */
  evictionThreshold?: string;
}

/** All containers of one node over a stretch of time around kills. `series` is keyed by metric, labels as in Evidence. */
export interface Neighbourhood {
  cluster: string;
  node: string;
  from: EpochMs;
  to: EpochMs;
  series: Record<string, Series[]>;
}

/** The user's own graph expression, evaluated at the dashboard's step. */
export interface Plotted {
  expr: string;
  stepSeconds: number;
  series: Series[];
}

export const witnessesOf = (evidence: Evidence): Witnesses => evidence.witnesses ?? NO_WITNESSES;

/** All series of a metric; an empty list when it was not collected. */
export const seriesOf = (evidence: Pick<Evidence, 'series'>, metric: string): Series[] => evidence.series[metric] ?? [];
