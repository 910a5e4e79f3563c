import { getBackendSrv, getDataSourceSrv } from '@grafana/runtime';
import { AUTOPSY_TYPE } from '../../datasource/innerDataSource';

const NAME = 'Pod Coroner';

/**
 * A Pod Coroner data source that asks the given Prometheus data source; Grafana knows it when this resolves.
 * @throws FetchError when Grafana refuses
 */
export async function createDataSource(prometheusUid: string): Promise<void> {
  const names = new Set(
    getDataSourceSrv()
      .getList({ all: true })
      .map(({ name }) => name)
  );
  const prometheus = getDataSourceSrv().getInstanceSettings(prometheusUid)?.name ?? prometheusUid;
  const name = names.has(NAME) ? `${NAME} (${prometheus})` : NAME;
  const settings = { name, type: AUTOPSY_TYPE, access: 'proxy', jsonData: { prometheusUid } };
  await getBackendSrv().post('/api/datasources', settings, { showErrorAlert: false, showSuccessAlert: false });
  await getDataSourceSrv().reload();
}
