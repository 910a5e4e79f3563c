import { DataSourceApi, type DataQueryResponse, type TestDataSourceResponse } from '@grafana/data';
import type { Evidence } from '../../../src/core/evidence/Evidence';

/** Holds the opened capsule. Our data source looks for the property and answers from it instead of asking. */
export class CapsuleDataSource extends DataSourceApi {
  podCoronerCapsule: Evidence | undefined;

  override async query(): Promise<DataQueryResponse> {
    throw new Error('A capsule answers no queries: it holds the answers to those that were made.');
  }

  override async testDatasource(): Promise<TestDataSourceResponse> {
    return { status: 'success', message: 'A capsule is open.' };
  }
}
