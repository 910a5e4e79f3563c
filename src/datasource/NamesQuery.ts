import { type AutopsyQuery } from './AutopsyQuery';

/** What a dashboard variable may list (contract.md, variable queries). */
export type NamesQueryType = 'clusters' | 'namespaces' | 'pods' | 'containers' | 'nodes';

export const NAMES_QUERY_TYPES: NamesQueryType[] = ['clusters', 'namespaces', 'pods', 'containers', 'nodes'];

export const DEFAULT_NAMES: NamesQueryType = 'pods';

/** A variable's query: names of one kind, narrowed by the selectors. */
export interface NamesQuery extends Omit<AutopsyQuery, 'queryType'> {
  queryType?: NamesQueryType;
}
