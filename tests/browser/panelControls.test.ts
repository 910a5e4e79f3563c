import type { Page } from 'playwright-core';
import { openPanel, type OpenPanel } from './openPanel';

const markersOf = (page: Page) => page.getByTestId('podcoroner-marker');
const explanationOf = (page: Page) => page.getByTestId('podcoroner-explanation');
const openedId = (page: Page) => explanationOf(page).getAttribute('data-kill-id');

async function opened(incident: string, size: { width: number; height: number }, kiosk = true): Promise<OpenPanel> {
  const panel = await openPanel({ incident, size, kiosk });
  await panel.page.locator('.u-over').waitFor();
  return panel;
}

describe('the panel by keyboard and mouse', () => {
  let panel: OpenPanel;
  let page: Page;

  beforeAll(async () => {
    panel = await opened('node-oom', { width: 1440, height: 720 }, false);
    page = panel.page;
    await markersOf(page).nth(2).waitFor();
  });
  afterAll(() => panel?.close());

  const focusedKill = () => page.evaluate(() => document.activeElement?.getAttribute('data-kill-id') ?? null);

  it('reaches the markers by Tab', async () => {
    for (let i = 0; i < 60 && (await focusedKill()) === null; i++) {
      await page.keyboard.press('Tab');
    }
    expect(await focusedKill()).toBe(await markersOf(page).first().getAttribute('data-kill-id'));
  });

  it('moves between them with the arrows', async () => {
    await page.keyboard.press('ArrowRight');
    expect(await focusedKill()).toBe(await markersOf(page).nth(1).getAttribute('data-kill-id'));
    await page.keyboard.press('ArrowLeft');
    expect(await focusedKill()).toBe(await markersOf(page).first().getAttribute('data-kill-id'));
  });

  it.each(['Enter', 'Space'])('opens by %s and closes by Escape', async (key) => {
    const focused = await focusedKill();
    await page.keyboard.press(key);
    await explanationOf(page).waitFor();
    expect(await openedId(page)).toBe(focused);
    await page.keyboard.press('Escape');
    await explanationOf(page).waitFor({ state: 'detached' });
    await page.waitForFunction((id) => document.activeElement?.getAttribute('data-kill-id') === id, focused);
  });

  it('steps to the kills before and after', async () => {
    await markersOf(page).first().click();
    await page.getByRole('button', { name: 'Next kill' }).click();
    expect(await openedId(page)).toBe(await markersOf(page).nth(1).getAttribute('data-kill-id'));
    await page.getByText('2 of 3').waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await explanationOf(page).waitFor({ state: 'detached' });
  });

  it('tells both lanes’ values under the mouse', async () => {
    const plot = (await page.locator('.u-over').boundingBox())!;
    await page.mouse.move(plot.x + plot.width / 3, plot.y + plot.height / 4);
    await page.mouse.move(plot.x + plot.width / 3 + 4, plot.y + plot.height / 4);
    const rows = page.getByTestId('SeriesTableRow');
    await rows.first().waitFor();
    const words = (await rows.allInnerTexts()).join('\n');
    expect(words).toMatch(/working set\s+\d+ MiB \(\d+ %\)/);
    expect(words).toMatch(/node available\s+[\d.]+ GiB/);
  });

  it('switches a line by the legend', async () => {
    await page.getByRole('button', { name: 'RSS' }).click();
    const plot = (await page.locator('.u-over').boundingBox())!;
    await page.mouse.move(plot.x + plot.width / 2, plot.y + plot.height / 4);
    await page.mouse.move(plot.x + plot.width / 2 + 4, plot.y + plot.height / 4);
    await page.getByTestId('SeriesTableRow').filter({ hasText: 'RSS' }).waitFor();
  });

  it('zooms by dragging', async () => {
    const shown = () => page.getByTestId('data-testid TimePicker Open Button').innerText();
    const before = await shown();
    const plot = (await page.locator('.u-over').boundingBox())!;
    const y = plot.y + plot.height / 3;
    await page.mouse.move(plot.x + plot.width * 0.2, y);
    await page.mouse.down();
    await page.mouse.move(plot.x + plot.width * 0.3, y, { steps: 4 });
    await page.mouse.move(plot.x + plot.width * 0.6, y, { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction(
      (text) => document.querySelector('[data-testid="data-testid TimePicker Open Button"]')?.textContent !== text,
      before
    );
    expect(await shown()).toMatch(/^2026-11-23 (17:59|18:00):\d\d to 2026-11-23 (18:59|19:00):\d\d$/);
  });

  it('has nothing to complain about in the console', () => {
    expect(panel.consoleErrors()).toEqual([]);
  });
});

describe('kills close together', () => {
  it('are one marker that opens the newest and lets one step back', async () => {
    const panel = await opened('container-limit', { width: 1440, height: 720 });
    const { page } = panel;
    try {
      const bundle = page.locator('[data-testid="podcoroner-marker"][data-kill-ids]').first();
      await bundle.waitFor();
      const ids = ((await bundle.getAttribute('data-kill-ids')) ?? '').split(' ');
      expect(ids.length).toBeGreaterThan(1);
      await bundle.click();
      expect(await openedId(page)).toBe(ids[ids.length - 1]);
      await page.getByRole('button', { name: 'Previous kill' }).click();
      expect(await openedId(page)).toBe(ids[ids.length - 2]);
    } finally {
      await panel.close();
    }
  });
});

describe('the panel in little room', () => {
  it('shows verdict and two facts beside a low picture, and all of it in a drawer', async () => {
    const panel = await opened('node-oom', { width: 1000, height: 400 });
    const { page } = panel;
    try {
      await markersOf(page).last().click();
      expect(await explanationOf(page).getAttribute('data-cause')).toBe('node-oom');
      expect(await page.getByTestId('podcoroner-evidence').count()).toBe(2);
      await page.getByRole('button', { name: 'All of it' }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByTestId('podcoroner-verdict').waitFor();
      expect(await explanationOf(page).count()).toBe(1);
      await drawer.getByRole('button', { name: /^Why the graph stayed below/ }).click();
      expect(await drawer.locator('[data-testid^="below-"]').count()).toBeGreaterThan(2);
    } finally {
      await panel.close();
    }
  });

  it('takes the place of a narrow picture, with a way back', async () => {
    const panel = await opened('node-oom', { width: 600, height: 500 });
    const { page } = panel;
    try {
      await markersOf(page).last().click();
      await explanationOf(page).waitFor();
      expect(await markersOf(page).count()).toBe(0);
      await page.getByRole('button', { name: 'Back to the graph' }).click();
      await markersOf(page).first().waitFor();
    } finally {
      await panel.close();
    }
  });

  it('keeps line, limit and markers in a tiny one', async () => {
    const panel = await opened('node-oom', { width: 300, height: 150 });
    try {
      await markersOf(panel.page).nth(2).waitFor();
      await panel.page.getByText('limit 1 GiB').waitFor();
    } finally {
      await panel.close();
    }
  });
});

describe('the panel without kills', () => {
  it('draws the same picture and says so', async () => {
    const panel = await opened('quiet', { width: 1440, height: 720 });
    try {
      await panel.page.getByText('No container was killed in this time').waitFor();
      expect(await markersOf(panel.page).count()).toBe(0);
    } finally {
      await panel.close();
    }
  });
});
