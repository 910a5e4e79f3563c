import type { Page } from 'playwright-core';
import type { ExplainedKill } from '../../src/core/explanation/Explanation';
import { testKill, testRanking } from '../../src/panel/explanation/testKill';
import { mountPanel } from './mountPanel';
import { openPreview, type OpenPreview } from './openPreview';

const RANGE = { from: Date.parse('2026-11-23T17:30:00Z'), to: Date.parse('2026-11-23T20:00:00Z') };
const BESIDE = { width: 1440, height: 720 };

describe('an explanation with all its parts', () => {
  let preview: OpenPreview;
  let page: Page;
  beforeAll(async () => {
    preview = await openPreview({ incident: 'node-oom.json.gz', kiosk: true });
    page = preview.page;
  });
  afterAll(() => preview?.close());

  const explanation = () => page.getByTestId('podcoroner-explanation').last();
  const fold = (id: string) => explanation().getByTestId(`podcoroner-fold-${id}`);

  async function open(kill: ExplainedKill, size = BESIDE): Promise<void> {
    await page.setViewportSize(size);
    await mountPanel(page, kill, { ...size, range: RANGE });
    await page.locator('#mounted-panel').getByTestId('podcoroner-marker').nth(1).click();
    await explanation().waitFor();
  }
  /** What is wider than the explanation, which then would scroll sideways. */
  const tooWide = () =>
    explanation().evaluate((root) => {
      const { right } = root.getBoundingClientRect();
      return [...root.querySelectorAll('table, ul, button, p, code, fieldset')]
        .filter((element) => element.getBoundingClientRect().right > right + 1)
        .map(({ tagName, className }) => `${tagName} ${className}`);
    });
  const openAll = async () => {
    const folded = explanation().locator('h4 button[aria-expanded=false]');
    while ((await folded.count()) > 0) {
      await folded.first().click();
    }
  };

  it('fits without scrolling beside the picture, everything answered in a line', async () => {
    await open(testKill());
    const inner = explanation().getByTestId('podcoroner-verdict').locator('xpath=ancestor::*[3]');
    const [content, room] = await inner.evaluate((box) => [box.scrollHeight, box.clientHeight]);
    expect(content).toBeLessThanOrEqual(room);
    expect(await explanation().locator('h4 button').allInnerTexts()).toEqual([
      expect.stringMatching(/^What to do \(3\)\s+Deployment shop\/cart, .+ 256Mi → 754Mi$/),
      expect.stringMatching(/^Why the graph stayed below 100 %\s+graph ended at 61 %, 378 MiB never used$/),
      expect.stringMatching(/^Who the kernel would kill first\s+475 MiB ± 65 MiB more than the next, search-indexer$/),
      expect.stringMatching(/^Who used the memory up\s+batch\/etl took 5\.9 GiB, 62 % of all growth$/),
      expect.stringMatching(/^Others killed on worker-3 \(1\)\s+etl-29401560-qn29w$/),
    ]);
  });

  it('is opened, asked what if, and closed by keyboard alone', async () => {
    await open(testKill());
    const question = fold('ranking').getByRole('button').first();
    await question.focus();
    await page.keyboard.press('Enter');
    const value = fold('ranking').getByRole('textbox', { name: 'Value' });
    for (let i = 0; i < 12 && !(await value.evaluate((input) => input === document.activeElement)); i++) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('1Gi');
    const outcome = fold('ranking').getByTestId('podcoroner-what-if-outcome');
    expect(await outcome.innerText()).toBe('search-indexer would have died instead.');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('lots');
    expect(await outcome.innerText()).toMatch(/^“lots” is no quantity/);
    await page.keyboard.press('Escape');
    await page.getByTestId('podcoroner-explanation').waitFor({ state: 'detached' });
  });

  it('asks what if of another row', async () => {
    await open(testKill());
    await fold('ranking').getByRole('button').first().click();
    await fold('ranking').getByRole('combobox', { name: 'Who' }).click();
    await page.getByRole('option', { name: /^etl/ }).click();
    await fold('ranking').getByRole('textbox', { name: 'Value' }).fill('0');
    const outcome = fold('ranking').getByTestId('podcoroner-what-if-outcome');
    expect(await outcome.innerText()).toBe('etl would have died instead.');
  });

  it('keeps open what was opened while the kills are stepped through', async () => {
    await open(testKill());
    await fold('consumers').getByRole('button').first().click();
    await page.locator('#mounted-panel').getByRole('button', { name: 'Next kill' }).click();
    await fold('consumers').getByRole('list').waitFor();
    const bars = await fold('consumers').getByRole('listitem').allInnerTexts();
    expect(bars.at(-1)).toMatch(/^together\s+\+ 9\.4 GiB$/);
  });

  it.each([
    ['beside the picture', BESIDE],
    ['in the place of a narrow one', { width: 400, height: 700 }],
    ['in a drawer over a tiny one', { width: 320, height: 300 }],
  ])('holds hostile names as text %s', async (_, size) => {
    const evil = `<img src=x onerror="window.hit=1">\u202e${'long'.repeat(75)}`;
    const name = { namespace: evil, pod: evil, container: evil };
    const base = testKill();
    const kill = testKill({
      container: evil,
      node: evil,
      reason: evil,
      belowLimit: { ...base.belowLimit!, expr: evil },
      ranking: {
        ...testRanking,
        lead: { ...testRanking.lead!, next: { ...name, process: null } },
        rows: testRanking.rows.map((row) => ({ ...row, ...name })),
      },
      consumers: { ...base.consumers!, formula: evil, rows: base.consumers!.rows.map((row) => ({ ...row, ...name })) },
      othersKilled: [{ ...base.othersKilled[0], ...name }],
      advice: base.advice.map((one) => ({ ...one, target: evil, field: `${one.field} ${evil}` })),
    });
    await open(kill, size);
    await openAll();
    expect(await page.evaluate(() => [document.querySelectorAll('img[src=x]').length, 'hit' in window])).toEqual([
      0,
      false,
    ]);
    expect(await tooWide()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('has nothing to complain about in the console', () => {
    expect(preview.consoleErrors()).toEqual([]);
  });
});
