import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { startPrometheus, type RunningPrometheus } from '../prometheus/startPrometheus';
import { lab1 } from '../truth/lab1';
import { dropFile } from './dropFile';
import { openPreview, untilAnswered, type OpenPreview } from './openPreview';

const FOLDER = path.dirname(lab1.recording);
const fileOf = (name: string) => path.join(FOLDER, name);

/** What a person does who has the node's log at hand, or what kubectl printed. */
describe('witnesses given to the panel', () => {
  let prometheus: RunningPrometheus;
  let preview: OpenPreview;
  let page: Page;
  beforeAll(async () => {
    prometheus = await startPrometheus({ recording: lab1.recording });
  });
  afterAll(() => prometheus.stop());
  afterEach(() => preview.close());

  async function open(namespace: string): Promise<void> {
    preview = await openPreview({
      prometheus: prometheus.url,
      ...lab1.range,
      namespace,
      size: { width: 1440, height: 900 },
    });
    page = preview.page;
  }
  const markers = () => page.getByTestId('podcoroner-marker');
  const explanation = () => page.getByTestId('podcoroner-explanation');
  const place = () => page.getByTestId('podcoroner-witnesses');
  async function openExplanation(): Promise<void> {
    await markers().first().click();
    await page.getByRole('button', { name: 'Add a witness' }).click();
  }

  it('as a kernel log: explained anew, quoted, with the kernel’s table, and kills that no metric shows', async () => {
    await open('features-prod');
    expect(await markers().count()).toBe(3);
    await openExplanation();
    await place().locator('input[type=file]').setInputFiles(fileOf('kernel.log'));
    await explanation().getByText('Witnessed', { exact: true }).waitFor();
    expect(await explanation().getAttribute('data-cause')).toBe('node-oom');
    await explanation()
      .getByText(/Out of memory: Killed process 8769 \(java\)/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: /^Who the kernel would kill first/ }).click();
    const first = page.getByTestId('podcoroner-ranking').locator('tbody tr').first();
    expect(await first.innerText()).toMatch(/^1\s+java \(8769\)\s+killed/);
    await explanation().getByText('1 of 4').waitFor();
    expect(preview.consoleErrors()).toEqual([]);
  });

  it('as a pasted text, taken back again', async () => {
    await open('etl2-prod');
    await openExplanation();
    const events = readFileSync(fileOf('events.json'), 'utf8');
    await place()
      .getByRole('textbox')
      .evaluate((element, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text', text);
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, events);
    await explanation().getByText('Witnessed', { exact: true }).waitFor();
    await explanation()
      .getByText(/The node was low on resource: memory\. Threshold quantity: 100Mi, available: 72876Ki/)
      .first()
      .waitFor();
    await place().getByRole('button', { name: 'Take it back' }).click();
    await explanation().getByText('Witnessed', { exact: true }).waitFor({ state: 'detached' });
  });

  it('as something else: one sentence, and the explanation stays', async () => {
    await open('etl2-prod');
    await openExplanation();
    const junk = {
      name: 'photo.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from([0xff, 0xd8, 1, 2, 3, 0, 0, 4, 5, 6]),
    };
    await place().locator('input[type=file]').setInputFiles(junk);
    expect(await place().getByRole('alert').innerText()).toBe(
      'photo.jpg is no kernel log, and nothing that kubectl prints of events or pods as JSON.'
    );
    expect(await explanation().getAttribute('data-cause')).toBe('node-eviction');
  });

  it('dropped onto the preview’s page', async () => {
    await open('features-prod');
    await dropFile(page, 'kernel.log', readFileSync(fileOf('kernel.log')));
    await untilAnswered(page);
    await page.waitForFunction(() => document.querySelectorAll('[data-testid="podcoroner-marker"]').length > 2);
    await markers().first().click();
    await explanation().getByText('Witnessed', { exact: true }).waitFor();
  });
});
