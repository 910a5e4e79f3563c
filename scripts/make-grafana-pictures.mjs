// Pictures for docs/ from a real Grafana: npm run pictures:grafana -- [--grafana http://127.0.0.1:3000]
import { parseArgs } from 'node:util';
import { launchChromium } from './launch-chromium.mjs';

const { values } = parseArgs({ options: { grafana: { type: 'string', default: 'http://127.0.0.1:3000' } } });
const base = values.grafana.replace(/\/+$/, '');
const ours = { type: 'podcoroner-autopsy-datasource', uid: 'podcoroner' };
const pane = {
  datasource: ours.uid,
  queries: [{ refId: 'A', datasource: ours, queryType: 'autopsy', namespace: 'shop' }],
  range: { from: String(Date.parse('2026-11-23T17:30:00Z')), to: String(Date.parse('2026-11-23T20:00:00Z')) },
};
const explore = new URLSearchParams({ schemaVersion: '1', panes: JSON.stringify({ a: pane }) });

const markers = (page) => page.getByTestId('podcoroner-marker');

async function opened(page) {
  await markers(page).last().click();
  await page.getByTestId('podcoroner-verdict').waitFor();
}

/** What is shown, where, and what is done first. */
const VIEWS = [
  { name: 'dashboard', path: '/d/podcoroner-five-deaths', ready: (page) => markers(page).first().waitFor() },
  {
    name: 'explanation',
    path: '/d/podcoroner-five-deaths',
    ready: (page) => markers(page).first().waitFor(),
    then: opened,
  },
  { name: 'explore', path: `/explore?${explore}`, ready: (page) => markers(page).first().waitFor(), then: opened },
  {
    name: 'settings',
    path: '/connections/datasources/edit/podcoroner',
    ready: (page) => page.getByRole('button', { name: /^(Save & test|Test)$/ }).waitFor(),
    async then(page) {
      await page.getByRole('button', { name: /^(Save & test|Test)$/ }).click();
      const result = page.getByTestId(/^data-testid Alert (success|error)/).first();
      await result.waitFor();
      await result.scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'start',
    path: '/a/podcoroner-autopsy-app',
    ready: (page) => page.getByTestId('podcoroner-seen').waitFor(),
  },
];

const browser = await launchChromium();
try {
  for (const theme of ['dark', 'light']) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, timezoneId: 'UTC', locale: 'en-US' });
    for (const { name, path, ready, then } of VIEWS) {
      const address = new URL(`${base}${path}`);
      address.searchParams.set('theme', theme);
      await page.goto(address.toString());
      await ready(page);
      await then?.(page);
      await page.waitForTimeout(1500);
      await page.screenshot({ path: `docs/pictures/grafana-${name}-${theme}.png` });
      process.stdout.write(`docs/pictures/grafana-${name}-${theme}.png\n`);
    }
    await page.close();
  }
} finally {
  await browser.close();
}
