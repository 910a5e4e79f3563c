import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { startPrometheus } from '../prometheus/startPrometheus';
import { openPreview } from './openPreview';

const RECORDING = path.resolve('../shared/incidents/lab1/tsdb.tar.gz');
const RANGE = { from: Date.parse('2026-11-23T22:50:00Z'), to: Date.parse('2026-11-23T23:43:00Z') };

/** What the panel says in place of its picture, with this Prometheus behind it. */
async function said(prometheus: string, asked: { namespace?: string; pod?: string } = {}): Promise<string[]> {
  const preview = await openPreview({ prometheus, ...RANGE, ...asked });
  try {
    const message = preview.page.getByTestId('podcoroner-message');
    await message.first().waitFor();
    return await message.allInnerTexts();
  } finally {
    await preview.close();
  }
}

const closed: Server[] = [];
afterAll(() => closed.forEach((server) => server.close()));

/** A server that answers everything alike. */
async function answering(status: number, body: string): Promise<string> {
  const server = createServer((_, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closed.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const error = (message: string) => JSON.stringify({ status: 'error', errorType: 'execution', error: message });

it.each([
  [403, 'forbidden', /^You may not query the data source .+ \(HTTP 403\)/],
  [401, 'unauthorized', /wants other credentials \(HTTP 401\)/],
  [502, 'connection refused', /cannot reach its server/],
])('a Prometheus that answers %i is told in one sentence', async (status, message, words) => {
  const texts = await said(await answering(status, error(message)));
  expect(texts).toHaveLength(1);
  expect(texts[0]).toMatch(words);
});

it('an empty Prometheus is told in one sentence', async () => {
  const prometheus = await startPrometheus();
  try {
    const texts = await said(prometheus.url);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(/There is no sample of kube-state-metrics in this time/);
  } finally {
    await prometheus.stop();
  }
});

it('a pod that never existed is told in one sentence', async () => {
  const prometheus = await startPrometheus({ recording: RECORDING });
  try {
    const texts = await said(prometheus.url, { pod: 'never-was' });
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(/No pod of this name was seen in this time/);
  } finally {
    await prometheus.stop();
  }
});
