import type { Page } from 'playwright-core';
import { KILLS_DASHBOARD } from '../../src/pages/Start/killsDashboard';
import { api } from './api';
import { grafana } from './grafanaUnderTest';
import { openGrafana } from './openGrafana';

const PAGE = '/a/podcoroner-autopsy-app';
const NAME = 'Another Prometheus';
const isDone = (page: Page, name: string) => page.getByRole('region', { name }).getAttribute('data-done');

async function remove(path: string): Promise<void> {
  await api('DELETE', path).catch(() => undefined);
}

describe('first contact', () => {
  let uid: string;
  beforeAll(async () => {
    await remove(`/datasources/name/${encodeURIComponent('Pod Coroner (Another Prometheus)')}`);
    await remove(`/datasources/name/${encodeURIComponent(NAME)}`);
    await remove(`/dashboards/uid/${KILLS_DASHBOARD.uid}`);
    const settings = { name: NAME, type: 'prometheus', access: 'proxy', url: grafana().prometheus };
    ({
      datasource: { uid },
    } = await api<{ datasource: { uid: string } }>('POST', '/datasources', settings));
  });
  afterAll(async () => {
    await remove(`/datasources/name/${encodeURIComponent('Pod Coroner (Another Prometheus)')}`);
    await remove(`/datasources/uid/${uid}`);
    await remove(`/dashboards/uid/${KILLS_DASHBOARD.uid}`);
  });

  it('goes from the installed plugin to the open dashboard in three steps', async () => {
    const { page, consoleErrors, close } = await openGrafana(PAGE);
    try {
      // the provisioned one is asked already
      await page.getByText(/asks this Prometheus/).waitFor();
      await page
        .getByTestId('podcoroner-seen')
        .getByText(/Prometheus/)
        .waitFor();

      await page.locator('#podcoroner-start-prometheus').click();
      await page.getByText(NAME, { exact: true }).click();
      await page.getByRole('button', { name: 'Create the data source' }).click();
      await page.getByRole('link', { name: 'Pod Coroner (Another Prometheus)' }).waitFor();
      expect(await isDone(page, 'Create the Pod Coroner data source')).toBe('true');

      await page.getByRole('button', { name: 'Import the dashboard' }).click();
      await page.getByRole('link', { name: 'Open the dashboard' }).click();
      await page.waitForURL((url) => url.pathname.includes(`/d/${KILLS_DASHBOARD.uid}`));
      await page.getByText('Pod Coroner (Another Prometheus)').first().waitFor();
      expect(consoleErrors()).toEqual([]);
    } finally {
      await close();
    }
  });

  it('tells a viewer whom to ask', async () => {
    const name = 'pod-coroner-viewer';
    await remove(`/dashboards/uid/${KILLS_DASHBOARD.uid}`);
    const { id } = await api<{ id: number }>('POST', '/admin/users', { name, login: name, password: name });
    try {
      const { page, close } = await openGrafana(PAGE, { user: { name, password: name } });
      try {
        await page.getByText(/ask an editor to open this page/).waitFor();
        expect(await page.getByRole('button', { name: /Create the data source|Import the dashboard/ }).count()).toBe(0);
      } finally {
        await close();
      }
    } finally {
      await api('DELETE', `/admin/users/${id}`);
    }
  });
});
