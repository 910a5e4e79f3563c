import type { Page } from 'playwright-core';
import { launchChromium } from '../../scripts/launch-chromium.mjs';
import { startPreview } from './startPreview';
import { watchConsole } from './watchConsole';

export interface PreviewToOpen {
  /** address of a Prometheus; the page opens on it unless a capsule is given */
  prometheus?: string;
  /** path of a capsule file that the page opens */
  capsule?: string;
  theme?: 'dark' | 'light';
  lang?: string;
  /** epoch milliseconds, ISO, or "now-6h" */
  from?: string | number;
  to?: string | number;
  namespace?: string;
  pod?: string;
  /** of the panel, in pixels; without it the panel fills the window */
  height?: number;
  /** the panel alone, as wide as the window */
  kiosk?: boolean;
  /** name of an example */
  incident?: string;
  /** fields to add to the panel's query, and options to set on the panel */
  query?: object;
  options?: object;
  /** of the window; 1440 × 800 without it */
  size?: { width: number; height: number };
  /** UTC without it */
  timeZone?: string;
}

export interface OpenPreview {
  page: Page;
  /** http://127.0.0.1:PORT/ */
  url: string;
  /** warnings of React, errors and uncaught exceptions so far, each in one line */
  consoleErrors(): string[];
  close(): Promise<void>;
}

const SIZE = { width: 1440, height: 800 };

/** The preview on a free port in a browser of its own. `close` ends both. */
export async function openPreview(wanted: PreviewToOpen = {}): Promise<OpenPreview> {
  const { prometheus, capsule, size = SIZE, timeZone = 'UTC' } = wanted;
  const server = await startPreview({ prometheus, capsule });
  try {
    const browser = await launchChromium();
    const page = await browser.newPage({ viewport: size, timezoneId: timeZone, locale: wanted.lang ?? 'en-US' });
    const consoleErrors = watchConsole(page);
    const close = async () => {
      await browser.close();
      await server.stop();
    };
    try {
      await page.goto(`${server.url}?${parametersOf(wanted)}`);
      await untilAnswered(page);
    } catch (error) {
      await close();
      throw error;
    }
    return { page, url: server.url, consoleErrors, close };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Until the panel has drawn the answer to its query, or the page says why there is none. */
export async function untilAnswered(page: Page): Promise<void> {
  const drawn = page.locator('main:is([data-panel-state="Done"], [data-panel-state="Error"])', {
    has: page.getByTestId('data-testid panel content').locator('> *'),
  });
  await drawn.or(page.getByRole('alert')).or(page.getByTestId('preview-nothing')).first().waitFor();
}

function parametersOf({ query, options, kiosk, ...wanted }: PreviewToOpen): URLSearchParams {
  const { theme, lang, from, to, namespace, pod, height, incident } = wanted;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ theme, lang, from, to, namespace, pod, height, incident })) {
    if (value !== undefined) {
      parameters.set(name, String(value));
    }
  }
  for (const [name, value] of Object.entries({ query, options })) {
    if (value) {
      parameters.set(name, JSON.stringify(value));
    }
  }
  if (kiosk) {
    parameters.set('kiosk', '');
  }
  return parameters;
}
