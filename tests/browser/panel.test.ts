import type { Page } from 'playwright-core';
import { openPanel, type OpenPanel } from './openPanel';

const SIZE = { width: 1440, height: 720 };

/** What happened in each example, as its script says; how many of it; and what the panel must show besides. */
const EXAMPLES = [
  { incident: 'node-oom', cause: 'node-oom', kills: 3, pressure: 3 },
  { incident: 'container-limit', cause: 'container-limit', kills: 6, pressure: 0 },
  { incident: 'node-allocatable', cause: 'node-allocatable', kills: 1, pressure: 0 },
  { incident: 'node-eviction', cause: 'node-eviction', kills: 1, pressure: 1 },
];

const markersOf = (page: Page) => page.getByTestId('podcoroner-marker');
const explanationOf = (page: Page) => page.getByTestId('podcoroner-explanation');

describe.each(EXAMPLES)('the panel on $incident', ({ incident, cause, kills, pressure }) => {
  let panel: OpenPanel;
  let page: Page;

  beforeAll(async () => {
    panel = await openPanel({ incident, size: SIZE });
    page = panel.page;
    await markersOf(page).first().waitFor();
  });
  afterAll(() => panel?.close());

  it('has a marker for each kill, with its cause', async () => {
    const marked = await markersOf(page).evaluateAll((buttons) =>
      buttons.flatMap(({ dataset }) => (dataset.killId ?? dataset.killIds ?? '').split(' '))
    );
    const causes = await markersOf(page).evaluateAll((buttons) => buttons.map(({ dataset }) => dataset.cause));
    expect(new Set(marked).size).toBe(kills);
    expect(new Set(causes)).toEqual(new Set([cause]));
  });

  it('names pod, cause and time on each', async () => {
    const names = await markersOf(page).evaluateAll((buttons) => buttons.map((button) => button.ariaLabel));
    for (const name of names) {
      expect(name).toMatch(/[a-z]+-[a-z0-9-]+: .+, \d\d:\d\d:\d\d/);
    }
  });

  it('opens the explanation by a click', async () => {
    await markersOf(page).last().click();
    const explanation = explanationOf(page);
    expect(await explanation.getAttribute('data-cause')).toBe(cause);
    expect(await explanation.getAttribute('data-kill-id')).toMatch(/^[0-9a-f]+$/);
    expect(await page.getByTestId('podcoroner-verdict').innerText()).toMatch(/^The (kernel|kubelet|node) /);
    const bears = await page
      .getByTestId('podcoroner-evidence')
      .evaluateAll((rows) => rows.map(({ dataset }) => dataset.bears));
    expect(bears).toEqual(expect.arrayContaining(['for', 'against']));
    expect(bears.length).toBeLessThanOrEqual(3);
  });

  it('fits without scrolling', async () => {
    const inner = explanationOf(page).getByTestId('podcoroner-verdict').locator('xpath=ancestor::*[3]');
    const [content, room] = await inner.evaluate((box) => [box.scrollHeight, box.clientHeight]);
    expect(content).toBeLessThanOrEqual(room);
  });

  it('answers in a line why the graph stayed below, and leads from what was seen to the limit', async () => {
    const question = page.getByRole('button', { name: /^Why the graph stayed below 100 %/ });
    expect(await question.innerText()).toMatch(/graph ended at \d+ %/);
    await question.click();
    const rows = explanationOf(page).locator('[data-testid^="below-"]');
    expect(await rows.count()).toBeGreaterThanOrEqual(3);
    expect(await rows.first().innerText()).toMatch(/^graph’s last point\s*[\d.]+ [KMG]iB$/);
    expect(await rows.last().innerText()).toMatch(/^the limit\s*[\d.]+ [KMG]iB$/);
  });

  it('keeps the other facts and what is missing at hand', async () => {
    await page.getByRole('button', { name: /^Other facts/ }).click();
    expect(await page.getByTestId('podcoroner-evidence').count()).toBeGreaterThan(3);
    await page.getByRole('button', { name: /^Not collected/ }).click();
    expect(await page.locator('[data-testid="podcoroner-evidence"][data-bears="missing"]').count()).toBeGreaterThan(0);
  });

  it('lists MemoryPressure for those who do not see it', async () => {
    const bands = page.getByTestId('podcoroner-pressure');
    expect(await bands.count()).toBe(pressure);
    for (const band of await bands.all()) {
      expect(await band.getAttribute('data-status')).toBe('True');
      const [from, to] = [Number(await band.getAttribute('data-from')), Number(await band.getAttribute('data-to'))];
      expect(to - from).toBeGreaterThan(240_000);
      expect(to - from).toBeLessThan(420_000);
    }
  });

  it('closes by Escape and leaves the keyboard at the marker', async () => {
    await page.keyboard.press('Escape');
    await explanationOf(page).waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'podcoroner-marker');
  });

  it('has nothing to complain about in the console', () => {
    expect(panel.consoleErrors()).toEqual([]);
  });
});
