import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { makeCapsule } from '../../src/core/evidence/capsule';
import type { Evidence } from '../../src/core/evidence/Evidence';
import { epochMs } from '../../src/core/units';
import { dropFile } from './dropFile';
import { openPreview, untilAnswered, type OpenPreview } from './openPreview';

const FROM = epochMs(Date.UTC(2026, 10, 23, 9, 0, 0));
const TO = epochMs(Date.UTC(2026, 10, 23, 10, 0, 0));

/** As small as a capsule can be: nothing was found. */
function capsule({ namespace, description }: { namespace: string; description?: string }): string {
  const range = { from: FROM, to: TO };
  const evidence: Evidence = {
    selection: { namespace, pod: 'cart-.*' },
    range,
    window: range,
    askedAt: TO,
    scrapeSeconds: 30,
    containers: null,
    collected: [],
    deleted: [],
    pods: [],
    nodes: [],
    series: {},
    sources: {},
    queries: [],
    notices: [],
  };
  return JSON.stringify(makeCapsule(evidence, description));
}

describe('opening incidents in the preview', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pod-coroner-capsule-'));
  let preview: OpenPreview;
  let page: Page;
  const namespace = () => page.getByRole('textbox', { name: 'Namespace' }).inputValue();
  const heldEvidence = () =>
    page.evaluate(async () => {
      const { System } = window as unknown as {
        System: { import(name: string): Promise<typeof import('@grafana/runtime')> };
      };
      const { getDataSourceSrv } = await System.import('@grafana/runtime');
      const settings = getDataSourceSrv().getInstanceSettings('podcoroner');
      const { prometheusUid } = settings?.jsonData as { prometheusUid?: string };
      const inner = (await getDataSourceSrv().get(prometheusUid)) as { podCoronerCapsule?: Evidence };
      return inner.podCoronerCapsule;
    });

  beforeAll(async () => {
    const file = path.join(folder, 'node-oom.json');
    writeFileSync(file, capsule({ namespace: 'shop', description: 'The node ran out. Then more happened.' }));
    preview = await openPreview({ capsule: file });
    page = preview.page;
  });
  afterAll(async () => {
    await preview?.close();
    rmSync(folder, { recursive: true });
  });

  it('opens the capsule from the command line with its range and selection', async () => {
    expect(await namespace()).toBe('shop');
    expect(await page.getByText('2026-11-23 09:00:00 to 2026-11-23 10:00:00').count()).toBe(1);
  });

  it('lists it by its name and the first sentence of its story', async () => {
    const open = page.locator('[data-testid="preview-incident"][aria-current="true"]');
    expect(await open.innerText()).toBe('Node OOM\nThe node ran out.');
  });

  it('hands its evidence to our data source', async () => {
    expect(await heldEvidence()).toMatchObject({ selection: { namespace: 'shop' }, pods: [] });
  });

  it('opens a compressed capsule that is dropped', async () => {
    await dropFile(page, 'dropped.json.gz', gzipSync(capsule({ namespace: 'billing' })));
    await page.getByRole('button', { name: 'dropped.json.gz' }).waitFor();
    await untilAnswered(page);
    expect(await namespace()).toBe('billing');
    expect(await heldEvidence()).toMatchObject({ selection: { namespace: 'billing' } });
  });

  it('goes back to a listed one by a click, and says so in the address', async () => {
    await page.getByTestId('preview-incident').filter({ hasText: 'The node ran out.' }).click();
    await page.waitForURL(/incident=node-oom\.json/);
    await untilAnswered(page);
    expect(await namespace()).toBe('shop');
  });

  it('refuses a capsule of a newer version', async () => {
    await dropFile(page, 'new.json', '{"capsule": 2}');
    const words = 'new.json is a capsule of a newer version (2): open it with a newer Pod Coroner.';
    expect(await page.getByRole('alert').innerText()).toContain(words);
  });

  it('has nothing to complain about in the console', () => {
    expect(preview.consoleErrors()).toEqual([]);
  });
});
