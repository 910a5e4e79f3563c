import React, { type ComponentType } from 'react';
import {
  CustomVariableSupport,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type QueryEditorProps,
} from '@grafana/data';
import { from, map, type Observable } from 'rxjs';
import { type AutopsyDataSource } from './AutopsyDataSource';
import { type AutopsyQuery, type AutopsySettings } from './AutopsyQuery';
import { type NameKind } from '../core/evidence/prometheus/findNames';
import { DEFAULT_NAMES, type NamesQuery, type NamesQueryType } from './NamesQuery';
import { interpolated } from './selectionOf';
import { VariableEditor } from './VariableEditor';

type Source = DataSourceApi<AutopsyQuery, AutopsySettings>;

const KIND: Record<NamesQueryType, NameKind> = {
  clusters: 'cluster',
  namespaces: 'namespace',
  pods: 'pod',
  containers: 'container',
  nodes: 'node',
};

/** Dashboard variables: the names that exist in the dashboard's range, narrowed by the other selectors. */
export class Variables extends CustomVariableSupport<Source, NamesQuery> {
  constructor(private readonly dataSource: AutopsyDataSource) {
    super();
  }

  override editor: ComponentType<QueryEditorProps<Source, AutopsyQuery, AutopsySettings, NamesQuery>> = (props) => (
    <VariableEditor {...props} datasource={this.dataSource} />
  );

  override query({ targets, range, scopedVars }: DataQueryRequest<NamesQuery>): Observable<DataQueryResponse> {
    const [target] = targets;
    const kind = KIND[target.queryType ?? DEFAULT_NAMES];
    return from(this.dataSource.names(kind, interpolated(target, scopedVars), range)).pipe(
      map((names) => ({ data: names.map((text) => ({ text, value: text })) }))
    );
  }
}
