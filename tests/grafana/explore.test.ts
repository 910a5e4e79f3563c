import { INCIDENTS_RANGE } from '../../scripts/dashboards/fiveDeaths';
import { openDashboard } from './openDashboard';
import { openGrafana, type OpenGrafana } from './openGrafana';

const OURS = { type: 'podcoroner-autopsy-datasource', uid: 'podcoroner' };

/** Explore on one query of our data source. */
function explore(query: object): Promise<OpenGrafana> {
  const range = {
    from: String(Date.parse(INCIDENTS_RANGE.from)),
    to: String(Date.parse(INCIDENTS_RANGE.to)),
  };
  const pane = { datasource: OURS.uid, queries: [{ refId: 'A', datasource: OURS, ...query }], range };
  return openGrafana(`/explore?${new URLSearchParams({ schemaVersion: '1', panes: JSON.stringify({ a: pane }) })}`);
}

describe('Explore', () => {
  it.each(['autopsy', 'kills'])('shows the kills of a query for %s, and explains one', async (queryType) => {
    const { page, consoleErrors, close } = await explore({ queryType, namespace: 'shop' });
    try {
      const markers = page.getByTestId('podcoroner-marker');
      await markers.nth(2).waitFor();
      await markers.last().click();
      await page.getByTestId('podcoroner-verdict').waitFor();
      expect(await page.getByTestId('podcoroner-explanation').getAttribute('data-cause')).toBe('node-oom');
      expect(consoleErrors()).toEqual([]);
    } finally {
      await close();
    }
  });

  it('opens from an explanation on the queries behind it', async () => {
    const { page, close } = await openDashboard({ incident: 'node-oom', panel: 'panel-1', isAlone: true });
    try {
      await page.getByTestId('podcoroner-marker').last().click();
      const href = await page.getByRole('link', { name: /Queries in Explore/ }).getAttribute('href');
      await page.goto(new URL(href!, page.url()).toString());
      await page
        .getByText(/node_vmstat_oom_kill|kube_pod_container_status/)
        .first()
        .waitFor();
    } finally {
      await close();
    }
  });
});
