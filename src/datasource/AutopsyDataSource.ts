import {
  DataSourceApi,
  LoadingState,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceJsonData,
  type TestDataSourceResponse,
} from '@grafana/data';
import type { AutopsyQuery } from './AutopsyQuery';
import { notYet } from './notYet';

export class AutopsyDataSource extends DataSourceApi<AutopsyQuery, DataSourceJsonData> {
  override async query(request: DataQueryRequest<AutopsyQuery>): Promise<DataQueryResponse> {
    return {
      data: [],
      state: LoadingState.Error,
      errors: request.targets.map(({ refId }) => ({ refId, message: notYet() })),
    };
  }

  override async testDatasource(): Promise<TestDataSourceResponse> {
    return { status: 'error', message: notYet() };
  }
}
