import type { Page } from 'playwright-core';
import { launchChromium } from '../../scripts/launch-chromium.mjs';
import { watchConsole } from '../browser/watchConsole';
import { grafana } from './grafanaUnderTest';

export interface OpenGrafana {
  page: Page;
  /** errors and uncaught exceptions so far, each in one line */
  consoleErrors(): string[];
  /** what was posted to /api/ds/query so far: the targets of each request */
  queries(): Array<Array<{ refId: string; expr?: string; datasource?: { uid: string } }>>;
  close(): Promise<void>;
}

interface Wanted {
  size?: { width: number; height: number };
  theme?: 'dark' | 'light';
  /** name and password; without them whoever Grafana takes an unknown visitor for */
  user?: { name: string; password: string };
}

/** A page of the Grafana under test, by its path below the server's address, in a browser of its own. */
export async function openGrafana(path: string, { size, theme, user }: Wanted = {}): Promise<OpenGrafana> {
  const browser = await launchChromium();
  const page = await browser.newPage({
    viewport: size ?? { width: 1440, height: 900 },
    timezoneId: 'UTC',
    locale: 'en-US',
    ...(user && {
      extraHTTPHeaders: {
        Authorization: `Basic ${Buffer.from(`${user.name}:${user.password}`).toString('base64')}`,
      },
    }),
  });
  const consoleErrors = watchConsole(page);
  const posted: Array<Array<{ refId: string }>> = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/api/ds/query')) {
      posted.push(request.postDataJSON().queries);
    }
  });
  try {
    const address = new URL(`${grafana().url}${path}`);
    if (theme) {
      address.searchParams.set('theme', theme);
    }
    await page.goto(address.toString());
  } catch (error) {
    await browser.close();
    throw error;
  }
  return { page, consoleErrors, queries: () => [...posted], close: () => browser.close() };
}
