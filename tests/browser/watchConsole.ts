import type { Page } from 'playwright-core';

/** Errors that are not ours to prevent, each with the reason. */
const EXPECTED: Array<(text: string, address: string) => boolean> = [
  // a query that Prometheus refuses is an error in the browser's own list, in Grafana as here
  (text, address) =>
    text.startsWith('Failed to load resource') && /\/prometheus\/api\/v1\/|\/api\/ds\/query/.test(address),
  // Grafana cancels its own query for annotations when a variable changes, and says so
  (text) => text.startsWith('runRequest.catchError {type: cancelled, cancelled: true, data: null, status: -1'),
  // Grafana's own stopwatch, in a view that does not start it
  (text) => text.startsWith('[Metrics] Failed to stopMeasure'),
  // Grafana asks grafana.com, which a machine without internet does not reach
  (text, address) => text.startsWith('Failed to load resource') && address.includes('/api/gnet/'),
];

/** Collects what a page should not say: errors, uncaught exceptions, and React's warnings. */
export function watchConsole(page: Page): () => string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(`uncaught: ${message}`));
  page.on('console', (message) => {
    const text = message.text();
    const { url } = message.location();
    if (message.type() === 'error' && !EXPECTED.some((isExpected) => isExpected(text, url))) {
      errors.push(`${text} (${url})`);
    }
  });
  return () => [...errors];
}
