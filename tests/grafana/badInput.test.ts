import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { INCIDENTS_RANGE } from '../../scripts/dashboards/fiveDeaths';
import { api } from './api';
import { openGrafana, type OpenGrafana } from './openGrafana';
import { withDataSource } from './withDataSource';

const OUR_TYPE = 'podcoroner-autopsy-datasource';

/** A dashboard with our panel alone, over this data source; gone after `use`. */
async function onDashboard(
  datasource: { type: string; uid: string } | undefined,
  use: (opened: OpenGrafana) => Promise<void>,
  prepare: (opened: OpenGrafana) => Promise<void> = async () => undefined
): Promise<void> {
  const target = datasource && { refId: 'A', datasource, queryType: 'autopsy', namespace: 'shop' };
  const panel = {
    id: 1,
    type: 'podcoroner-autopsy-panel',
    title: '',
    gridPos: { x: 0, y: 0, w: 24, h: 16 },
    ...(datasource && { datasource, targets: [target] }),
  };
  const { uid } = await api<{ uid: string }>('POST', '/dashboards/db', {
    dashboard: { title: 'Bad input', panels: [panel], time: INCIDENTS_RANGE, schemaVersion: 41 },
    overwrite: true,
  });
  try {
    const opened = await openGrafana('/robots.txt');
    try {
      await prepare(opened);
      await opened.page.goto(opened.page.url().replace('/robots.txt', `/d/${uid}`));
      await use(opened);
    } finally {
      await opened.close();
    }
  } finally {
    await api('DELETE', `/dashboards/uid/${uid}`);
  }
}

const said = async ({ page }: OpenGrafana) => {
  const message = page.getByTestId('podcoroner-message');
  await message.waitFor();
  return message.innerText();
};

describe('in Grafana, one sentence leads on', () => {
  it('from a bare panel', async () => {
    await onDashboard(undefined, async (opened) => {
      expect(await said(opened)).toMatch(/^This panel draws what the Pod Coroner data source answers/);
      await opened.page.getByRole('button', { name: /^Switch the query to/ }).waitFor();
    });
  });

  it('from a wrong uid in provisioning to the settings', async () => {
    await withDataSource({ name: 'Wrong uid', type: OUR_TYPE, jsonData: { prometheusUid: 'nobody' } }, (uid) =>
      onDashboard({ type: OUR_TYPE, uid }, async (opened) => {
        expect(await said(opened)).toMatch(/^The Prometheus data source nobody is not there, or you may not use it: /);
        await opened.page.getByRole('link', { name: 'Settings of Wrong uid' }).click();
        await opened.page.waitForURL((url) => url.pathname.endsWith(`/connections/datasources/edit/${uid}`));
      })
    );
  });

  it('from a viewer who may not query the inner data source', async () => {
    // open-source Grafana cannot take this right away, so its refusal is put in the way
    await onDashboard(
      { type: OUR_TYPE, uid: 'podcoroner' },
      async (opened) => {
        expect(await said(opened)).toMatch(
          /^You may not query the data source Prometheus \(HTTP 403\): ask an administrator/
        );
      },
      async ({ page }) => {
        await page.route('**/api/ds/query*', (route) =>
          route.fulfill({
            status: 403,
            contentType: 'application/json',
            body: JSON.stringify({
              accessErrorId: 'ACE1',
              message:
                "You'll need additional permissions to perform this action. Permissions needed: datasources:query",
              title: 'Access denied',
            }),
          })
        );
      }
    );
  });

  it.each([
    ['nobody answers', null, /cannot reach its server/],
    ['the server wants other credentials', 401, /wants other credentials \(HTTP 401\)/],
    ['the server is no Prometheus', 200, /did not answer as a Prometheus does|failed a query/],
  ])('from an inner data source behind which %s', async (_, status, words) => {
    const server = createServer((__, response) => response.writeHead(status ?? 200).end('<html>hello</html>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    if (status === null) {
      await new Promise((resolve) => server.close(resolve));
    }
    const inner = { name: 'Broken', type: 'prometheus', url: `http://127.0.0.1:${port}` };
    try {
      await withDataSource(inner, (prometheusUid) =>
        withDataSource({ name: 'Over a broken one', type: OUR_TYPE, jsonData: { prometheusUid } }, (uid) =>
          onDashboard({ type: OUR_TYPE, uid }, async (opened) => {
            expect(await said(opened)).toMatch(words);
          })
        )
      );
    } finally {
      server.close();
    }
  });
});
