import { expect, test } from '@grafana/plugin-e2e';

test('the test of the data source says what it found', async ({
  gotoDataSourceConfigPage,
  readProvisionedDataSource,
  page,
}) => {
  const dataSource = await readProvisionedDataSource({ fileName: 'podcoroner.yaml', name: 'Pod Coroner' });
  const config = await gotoDataSourceConfigPage(dataSource.uid);
  // provisioned settings are not saved, only tested
  await page.getByRole('button', { name: /^(Save & )?test$/i }).click();
  await expect(config).toHaveAlert('success', { hasText: 'has Kubernetes metrics of the past' });
});

test('a data source without a Prometheus says what to do', async ({ createDataSourceConfigPage, page }) => {
  const config = await createDataSourceConfigPage({ type: 'podcoroner-autopsy-datasource' });
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(config).toHaveAlert('error', { hasText: 'No Prometheus data source is chosen' });
});
