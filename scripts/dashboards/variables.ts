import { SOURCE, TYPE } from './source';

/** Chosen when the dashboard opens. */
export interface Choice {
  namespace?: string;
  pod?: string;
}

const nameVariable = (name: string, label: string, queryType: string, narrowing: object, rest: object = {}) => ({
  name,
  label,
  type: 'query',
  datasource: SOURCE,
  definition: queryType,
  query: { refId: label, queryType, ...narrowing },
  refresh: 2,
  sort: 1,
  includeAll: true,
  allValue: '.*',
  multi: false,
  options: [],
  current: { text: 'All', value: '$__all' },
  ...rest,
});

/** The data source, and the names that narrow it. */
export const variables = ({ namespace, pod }: Choice = {}, hidesCluster = false) => [
  {
    name: 'datasource',
    label: 'Data source',
    type: 'datasource',
    query: TYPE,
    refresh: 1,
    regex: '',
    multi: false,
    includeAll: false,
    options: [],
    current: {},
  },
  nameVariable('cluster', 'Cluster', 'clusters', {}, { allValue: '', hide: hidesCluster ? 2 : 0 }),
  nameVariable('namespace', 'Namespace', 'namespaces', { cluster: '$cluster' }, chosen(namespace)),
  nameVariable(
    'pod',
    'Pod',
    'pods',
    { cluster: '$cluster', namespace: '$namespace' },
    {
      multi: true,
      ...chosen(pod && [pod]),
    }
  ),
];

const chosen = (value?: string | string[]) => (value ? { current: { text: value, value } } : {});
