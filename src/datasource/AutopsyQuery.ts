import { type DataSourceJsonData } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { type Attachment } from '../core/evidence/attach/readAttachment';
import { type LogLabels } from '../core/evidence/loki/LogLabels';

/** What a query asks for (contract.md, the data source). */
export type AutopsyQueryType = 'autopsy' | 'kills' | 'memory' | 'node';

export const QUERY_TYPES: AutopsyQueryType[] = ['autopsy', 'kills', 'memory', 'node'];

/** Strings in which variables may stand; a multi-value variable becomes anchored alternatives. */
export interface Selectors {
  cluster?: string;
  namespace?: string;
  pod?: string;
  container?: string;
  node?: string;
}

export interface AutopsyQuery extends DataQuery, Selectors {
  queryType?: AutopsyQueryType;
  /** only these kills are explained in full */
  killIds?: string[];
  /** the user's own graph expression in PromQL, which belowLimit then explains; variables are the inner data source's to fill */
  expr?: string;
  /** the dashboard's step that the answer explains, in seconds */
  stepSeconds?: number;
  /** evidence as text, from the panel: lives in memory only and is never saved with a dashboard */
  attachments?: Attachment[];
}

export const DEFAULT_QUERY: Partial<AutopsyQuery> = { queryType: 'autopsy' };

/** Settings of the data source (contract.md): no secrets, no address. */
export interface AutopsySettings extends DataSourceJsonData {
  prometheusUid?: string;
  /** a Loki with the nodes' journals or the cluster's events */
  lokiUid?: string;
  /** the kubelets' threshold of `memory.available`, before all that evidence says of it: `500Mi`, `5%` */
  evictionThreshold?: string;
  /** overrides of what is detected */
  labels?: { loki?: LogLabels };
}
