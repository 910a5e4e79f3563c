import path from 'node:path';
import type { Page } from 'playwright-core';
import { startPrometheus, type RunningPrometheus } from '../prometheus/startPrometheus';
import { mountEditor } from './mountEditor';
import { openPreview, type OpenPreview } from './openPreview';

const RECORDING = path.resolve('../shared/incidents/lab1/tsdb.tar.gz');
const RANGE = { from: Date.parse('2026-11-23T22:50:00Z'), to: Date.parse('2026-11-23T23:43:00Z') };

describe('the query editor, in a browser, with a real Prometheus behind it', () => {
  let prometheus: RunningPrometheus;
  let preview: OpenPreview;
  let page: Page;

  beforeAll(async () => {
    prometheus = await startPrometheus({ recording: RECORDING });
    preview = await openPreview({ prometheus: prometheus.url, ...RANGE, namespace: 'quotes-prod' });
    page = preview.page;
  });

  afterAll(async () => {
    await preview.close();
    await prometheus.stop();
  });

  beforeEach(() => mountEditor(page, RANGE));

  const changed = () => page.evaluate(() => (window as unknown as { editedQuery: object }).editedQuery);

  it('offers the namespaces that exist', async () => {
    await page.getByRole('combobox', { name: 'Namespace' }).click();
    await page.getByRole('option', { name: 'catalog-prod' }).click();
    expect(await changed()).toMatchObject({ namespace: 'catalog-prod' });
  });

  it('narrows pods by the namespace', async () => {
    await page.getByRole('combobox', { name: 'Namespace' }).fill('media');
    await page.getByRole('option', { name: 'media-prod' }).click();
    await page.getByRole('combobox', { name: 'Pod' }).click();
    await page.getByRole('option', { name: 'thumbnailer-cfb9b65f6-9mhmt' }).waitFor();
    expect(await page.getByRole('option').count()).toBe(1);
  });

  it('offers the node', async () => {
    await page.getByRole('combobox', { name: 'Node' }).click();
    await page.getByRole('option', { name: 'worker-1' }).click();
    expect(await changed()).toMatchObject({ node: 'worker-1' });
  });

  it.each(['$pod', 'cart-.*'])('takes %s as it is typed', async (typed) => {
    await page.getByRole('combobox', { name: 'Pod' }).fill(typed);
    await page.getByRole('option', { name: typed }).first().click();
    expect(await changed()).toMatchObject({ pod: typed });
  });
});
