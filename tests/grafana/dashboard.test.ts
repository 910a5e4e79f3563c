import type { Page } from 'playwright-core';
import { FIVE_DEATHS } from '../../scripts/dashboards/fiveDeaths';
import { openDashboard } from './openDashboard';
import { openGrafana, type OpenGrafana } from './openGrafana';

const markersOf = (page: Page) => page.getByTestId('podcoroner-marker');

describe('the provisioned dashboard', () => {
  let opened: OpenGrafana;
  let page: Page;
  beforeAll(async () => {
    opened = await openGrafana('/');
    page = opened.page;
    await markersOf(page).first().waitFor();
  });
  afterAll(() => opened?.close());

  it('is the home page and opens on the first death', async () => {
    await page.getByText('Five containers died below their limit').waitFor();
    expect(await markersOf(page).count()).toBe(3);
  });

  it('lists every kill below', async () => {
    await page.mouse.move(900, 600);
    await page.mouse.wheel(0, 5000);
    await page.getByText('Every kill in this time').waitFor();
    await page
      .getByRole('link', { name: /^thumbnailer-/ })
      .first()
      .waitFor();
    await page.mouse.wheel(0, -5000);
  });

  it('explains a kill by a click and asks the backend nothing for it', async () => {
    const before = opened.queries().length;
    await markersOf(page).last().click();
    await page.getByTestId('podcoroner-verdict').waitFor();
    expect(await page.getByTestId('podcoroner-explanation').getAttribute('data-cause')).toBe('node-oom');
    expect(opened.queries().length - before).toBe(0);
  });

  it.each(FIVE_DEATHS.slice(1, 5).map((death) => [death.title, death] as const))(
    'leads on to “%s”',
    async (title, death) => {
      await page.getByRole('link', { name: title }).click();
      await page.waitForURL((url) => url.searchParams.get('var-pod') === death.pod);
      await page.waitForFunction(
        (pod) => document.querySelector('[data-testid="podcoroner-marker"]')?.ariaLabel?.includes(pod),
        death.pod
      );
    }
  );

  it('has nothing to complain about in the console', () => {
    expect(opened.consoleErrors()).toEqual([]);
  });
});

describe('the query inspector', () => {
  it('shows the PromQL that was run', async () => {
    const { page, close } = await openDashboard();
    try {
      await markersOf(page).first().waitFor();
      await page.mouse.move(900, 600);
      await page.mouse.move(910, 610);
      // Grafana's key for the panel under the mouse
      await page.keyboard.press('i');
      await page.getByRole('tab', { name: 'Query' }).click();
      // Grafana's inspector shows the queries of a request that it has made itself
      await page.getByRole('dialog').getByRole('button', { name: 'Refresh' }).click();
      await page
        .getByText(/Expr: last_over_time\(|Expr: .*kube_pod_container_status/)
        .first()
        .waitFor();
    } finally {
      await close();
    }
  });
});
