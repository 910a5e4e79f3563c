import { expect, test } from '@grafana/plugin-e2e';

test('the start page shows the three steps and what can be seen', async ({ gotoAppPage, page }) => {
  await gotoAppPage({ pluginId: 'podcoroner-autopsy-app' });
  for (const name of ['Choose a Prometheus', 'Create the Pod Coroner data source', 'Import the dashboard']) {
    await expect(page.getByRole('region', { name })).toBeVisible();
  }
  await expect(page.getByTestId('podcoroner-seen')).toContainText('Prometheus');
});
