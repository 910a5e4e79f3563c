import { locationUtil } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import pluginJson from '../../plugin.json';
import { KILLS_DASHBOARD } from './killsDashboard';

const quietly = { showErrorAlert: false, showSuccessAlert: false };

/** Whether our dashboard is imported and the user may see it. */
export async function isImported(): Promise<boolean> {
  const found: Array<{ uid: string }> = await getBackendSrv().get('/api/search', {
    type: 'dash-db',
    dashboardUIDs: KILLS_DASHBOARD.uid,
  });
  return found.some(({ uid }) => uid === KILLS_DASHBOARD.uid);
}

/** Imports the dashboard that the app brings. @throws FetchError when Grafana refuses */
export async function importDashboard(): Promise<void> {
  const wanted = { pluginId: pluginJson.id, path: KILLS_DASHBOARD.path, overwrite: false, inputs: [] };
  await getBackendSrv().post('/api/dashboards/import', wanted, quietly);
}

/** The dashboard's address, opened on a Pod Coroner data source. */
export function dashboardHref(dataSourceUid: string | undefined): string {
  const parameters = new URLSearchParams(dataSourceUid ? { 'var-datasource': dataSourceUid } : {});
  return locationUtil.assureBaseUrl(`/d/${KILLS_DASHBOARD.uid}?${parameters}`);
}
