import { getDefaultTimeRange, type DataQueryRequest, type DataSourceInstanceSettings } from '@grafana/data';
import { AutopsyDataSource } from './AutopsyDataSource';
import type { AutopsyQuery } from './AutopsyQuery';

const dataSource = new AutopsyDataSource({} as DataSourceInstanceSettings);

describe('AutopsyDataSource', () => {
  it('answers no query with data it does not have', async () => {
    const request = { targets: [{ refId: 'A' }], range: getDefaultTimeRange() } as DataQueryRequest<AutopsyQuery>;
    const { data, errors } = await dataSource.query(request);
    expect(data).toEqual([]);
    expect(errors).toEqual([{ refId: 'A', message: expect.stringContaining('cannot answer') }]);
  });

  it('is not healthy while it cannot answer', async () => {
    expect(await dataSource.testDatasource()).toMatchObject({ status: 'error' });
  });
});
