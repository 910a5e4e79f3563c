import type { Page } from 'playwright-core';

/** A query that Prometheus refuses is an error in the browser's own list, in Grafana as here. */
const isRefusedQuery = (text: string, address: string) =>
  text.startsWith('Failed to load resource') && address.includes('/prometheus/api/v1/');

/** Collects what a page should not say: errors, uncaught exceptions, and React's warnings. */
export function watchConsole(page: Page): () => string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(`uncaught: ${message}`));
  page.on('console', (message) => {
    const text = message.text();
    const { url } = message.location();
    if (message.type() === 'error' && !isRefusedQuery(text, url)) {
      errors.push(`${text} (${url})`);
    }
  });
  return () => [...errors];
}
