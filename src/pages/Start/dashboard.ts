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

const SIX_HOURS_MS = 6 * 3_600_000;
const HALF_AN_HOUR_MS = 1_800_000;

/**
 * The dashboard's address, opened on a Pod Coroner data source.
 * @param newestAt of the newest sample, where there is none now: Unix milliseconds, found in steps of half an hour
 */
export function dashboardHref(dataSourceUid: string | undefined, newestAt?: number): string {
  const parameters = new URLSearchParams(dataSourceUid ? { 'var-datasource': dataSourceUid } : {});
  if (newestAt !== undefined) {
    const to = newestAt + HALF_AN_HOUR_MS;
    parameters.set('from', String(to - SIX_HOURS_MS));
    parameters.set('to', String(to));
  }
  return locationUtil.assureBaseUrl(`/d/${KILLS_DASHBOARD.uid}?${parameters}`);
}
