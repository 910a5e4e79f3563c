import { expect, test } from '@grafana/plugin-e2e';

test('the provisioned dashboard explains a kill by a click', async ({
  gotoDashboardPage,
  readProvisionedDashboard,
  page,
}) => {
  const dashboard = await readProvisionedDashboard({ fileName: 'five-deaths.json' });
  await gotoDashboardPage(dashboard);
  const markers = page.getByTestId('podcoroner-marker');
  await expect(markers).toHaveCount(3);
  await markers.last().click();
  await expect(page.getByTestId('podcoroner-explanation')).toHaveAttribute('data-cause', 'node-oom');
  await expect(page.getByTestId('podcoroner-verdict')).not.toBeEmpty();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('podcoroner-explanation')).toHaveCount(0);
});

test('a bare panel leads on', async ({ panelEditPage, page }) => {
  await panelEditPage.setVisualization('Pod Coroner');
  await expect(page.getByTestId('podcoroner-message')).toBeVisible();
});
