import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPreview } from './startPreview';

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist-preview/server.mjs', ...args], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  return { status, stdout, stderr };
};

describe("the preview's server", () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pod-coroner-preview-'));
  const servers: Server[] = [];
  const listen = async (answer: RequestListener) => {
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  afterAll(() => {
    servers.forEach((server) => server.close());
    rmSync(folder, { recursive: true });
  });

  const noCapsule = path.join(folder, 'notes.json');
  writeFileSync(noCapsule, '{}');

  it.each([
    [['--prometheus', 'localhost'], '"localhost" is no Prometheus address: give one like http://localhost:9090.'],
    [['--prometheus', 'ftp://x'], '"ftp://x" is no Prometheus address: give one like http://localhost:9090.'],
    [['--port', 'x'], '"x" is no port: give a number up to 65535.'],
    [['--port', '70000'], '"70000" is no port: give a number up to 65535.'],
    [['--header', 'X-Token abc'], 'A header is "NAME: VALUE"; one that was given is not.'],
    [['--capsule', '/nowhere.json'], '/nowhere.json cannot be read: give a capsule, .json or .json.gz.'],
    [['--capsule', noCapsule], `${noCapsule} is not a capsule: it is JSON, but of something else.`],
    [['--colour'], "Unknown option '--colour': see npm run preview -- --help."],
  ])('ends with status 2 and one sentence for %j', (args, sentence) => {
    expect(run(...args)).toEqual({ status: 2, stdout: '', stderr: `${sentence}\n` });
  });

  it('says that a port is in use', async () => {
    const port = await listen(() => {});
    expect(run('--port', String(port))).toEqual({
      status: 2,
      stdout: '',
      stderr: `Port ${port} is in use: choose another with --port, or leave it out for a free one.\n`,
    });
  });

  it('passes queries on with the given headers, and ends them when the page goes away', async () => {
    const seen: IncomingMessage[] = [];
    const port = await listen((incoming) => seen.push(incoming));
    const { url, stop } = await startPreview({
      prometheus: `http://127.0.0.1:${port}/prom`,
      header: ['X-Scope-OrgID: shop'],
    });
    const leaving = new AbortController();
    const answer = fetch(`${url}prometheus/api/v1/query`, {
      method: 'POST',
      body: new URLSearchParams({ query: 'up' }),
      signal: leaving.signal,
    }).catch(() => undefined);
    await until(() => seen.length > 0);
    expect(seen[0].url).toBe('/prom/api/v1/query');
    expect(seen[0].headers['x-scope-orgid']).toBe('shop');
    leaving.abort();
    await answer;
    await until(() => seen[0].socket.destroyed);
    await stop();
  });

  it('passes on nothing but queries', async () => {
    const { url, stop } = await startPreview({ prometheus: 'http://127.0.0.1:9' });
    const status = async (method: string, address: string) => (await fetch(url + address, { method })).status;
    expect(await status('POST', 'prometheus/api/v1/admin/tsdb/delete_series')).toBe(404);
    expect(await status('GET', 'prometheus/api/v1/query?query=up')).toBe(404);
    expect(await status('GET', 'public/plugins/podcoroner-autopsy-panel/..%2f..%2fpackage.json')).toBe(404);
    await stop();
  });

  it('answers to its own address only', async () => {
    const { url, stop } = await startPreview();
    const status = await new Promise((resolve) =>
      request(url, { headers: { host: 'evil.example' } }, (response) => resolve(response.statusCode)).end()
    );
    expect(status).toBe(403);
    await stop();
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
