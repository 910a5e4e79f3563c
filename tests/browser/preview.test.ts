import type { Page } from 'playwright-core';
import { openPreview, type OpenPreview } from './openPreview';
import { dropFile } from './dropFile';
import { startPrometheus, type RunningPrometheus } from '../prometheus/startPrometheus';

describe('the preview', () => {
  let prometheus: RunningPrometheus;
  let preview: OpenPreview;
  let page: Page;

  beforeAll(async () => {
    prometheus = await startPrometheus();
    preview = await openPreview({ prometheus: prometheus.url, from: 0, to: 3_600_000, namespace: 'shop' });
    page = preview.page;
  }, 60_000);
  afterAll(async () => {
    await preview?.close();
    await prometheus?.stop();
  });

  it('loads the data source and the panel that the build made', async () => {
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(loaded.map((address) => new URL(address).pathname)).toEqual(
      expect.arrayContaining([
        '/public/plugins/podcoroner-autopsy-datasource/module.js',
        '/public/plugins/podcoroner-autopsy-panel/module.js',
      ])
    );
  });

  it('shows the panel in a dashboard with time range and variables', async () => {
    expect(await page.getByTestId('data-testid panel content').innerText()).not.toBe('');
    expect(await page.getByRole('textbox', { name: 'Namespace' }).inputValue()).toBe('shop');
    expect(await page.getByText('1970-01-01 00:00:00 to 1970-01-01 01:00:00').count()).toBe(1);
  });

  it('switches to the light theme and keeps it in the address', async () => {
    const background = () => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    const dark = await background();
    await page.getByTestId('preview-theme').click();
    expect(await background()).not.toBe(dark);
    expect(page.url()).toContain('theme=light');
  });

  it('says in one sentence that a dropped file is no capsule', async () => {
    await dropFile(page, 'notes.json', '{"hello": "world"}');
    expect(await page.getByRole('alert').innerText()).toContain(
      'notes.json is not a capsule: it is JSON, but of something else.'
    );
  });

  it('says so of a file that is cut off, too', async () => {
    await dropFile(page, 'cut.json', '{"capsule": 1, "evid');
    await page.getByText('cut.json is not a capsule: it is not JSON.').waitFor();
    expect(await page.getByRole('alert').count()).toBe(1);
  });

  it('has nothing to complain about in the console', () => {
    expect(preview.consoleErrors()).toEqual([]);
  });
});
