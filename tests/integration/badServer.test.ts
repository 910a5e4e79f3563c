import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expectSentence, RANGE, SERVER } from './expectSentence';
import { runPodCoroner } from './runPodCoroner';
import { RunningServer, startServer } from './startServer';

describe('a server that gives no answer', () => {
  type Answering = Parameters<typeof startServer>[0];

  async function withServer<T>(answer: Answering, use: (server: RunningServer) => Promise<T>): Promise<T> {
    const server = await startServer(answer);
    try {
      return await use(server);
    } finally {
      await server.stop();
    }
  }
  const ask = ({ url }: RunningServer, more: string[] = [], secrets: Record<string, string> = {}) =>
    runPodCoroner(['explain', '--prometheus', url, ...RANGE, ...more], secrets);

  const page = (status: number, body: string, headers: Record<string, string> = {}) =>
    ((_request: IncomingMessage, response: ServerResponse) => {
      response.writeHead(status, headers).end(body);
    }) satisfies Answering;
  const html = { 'content-type': 'text/html' };
  const json = { 'content-type': 'application/json' };

  const CASES: Array<[string, Answering, RegExp]> = [
    ['401', page(401, 'no'), /wants other credentials \(HTTP 401\): set PROMETHEUS_BEARER_TOKEN/],
    ['403', page(403, '{"status":"error"}', json), /refuses this user \(HTTP 403\)/],
    ['a login page with 200', page(200, '<!DOCTYPE html><p>Log in', html), /is not a Prometheus .*an HTML page/],
    ['a page of a gateway with 502', page(502, '<html>Bad gateway', html), /is not a Prometheus .*HTTP 502/],
    ['a redirect', page(302, '', { location: 'http://127.0.0.1:9/login' }), /is not a Prometheus .*HTTP 302/],
    ['JSON of somebody else', page(200, '{"hello":"world"}', json), /is not a Prometheus .*hello/],
    ['a JSON list', page(200, '[]', json), /is not a Prometheus/],
    ['JSON null', page(200, 'null', json), /is not a Prometheus/],
    ['a result of no known type', page(200, '{"status":"success","data":{}}', json), /is not a Prometheus/],
    ['an empty page', page(200, ''), /is not a Prometheus .*an empty page/],
    ['control characters', page(200, 'a\u001b[31m\u0007b\r\nc'), /is not a Prometheus .*a \[31m b c/],
    [
      'an error of its own',
      page(
        422,
        '{"status":"error","errorType":"execution","error":"query processing would load too many samples"}',
        json
      ),
      /failed a query \(query processing would load too many samples\)/,
    ],
    [
      'half an answer',
      (_, response) => response.writeHead(200, { 'content-length': '99' }).write('{', () => response.destroy()),
      /Cannot reach/,
    ],
    ['no word at all', (request) => request.socket.destroy(), /Cannot reach Prometheus at http:\/\/127/],
  ];

  it.concurrent.each(CASES)('but %s is told in one sentence', async (_, answer, words) => {
    await withServer(answer, async (server) => {
      const outcome = await ask(server);
      expectSentence(outcome, SERVER, words);
      expect(outcome.stderr).toContain(server.url);
    });
  });

  it.concurrent.each<[string, Answering]>([
    ['never answers', () => undefined],
    ['never ends its answer', (_, response) => response.writeHead(200).write('{"status":')],
  ])('because it %s is told when the timeout is over', async (_, answer) => {
    const outcome = await withServer(answer, (server) => ask(server, ['--timeout', '1']));
    expectSentence(outcome, SERVER, /did not answer in time \(no answer within 1 s\).*--timeout/);
  });

  it('because nobody is there is told', async () => {
    const stopped = await withServer(
      () => undefined,
      (server) => Promise.resolve(server)
    );
    const outcome = await ask(stopped);
    expectSentence(outcome, SERVER, /Cannot reach Prometheus at http:\/\/127\.0\.0\.1:\d+ \(connect ECONNREFUSED/);
  });

  it('is told by capture, too, which then writes no file', async () => {
    const file = path.join(tmpdir(), 'pod-coroner-never-written.json');
    const outcome = await withServer(page(401, 'no'), ({ url }) =>
      runPodCoroner(['capture', '--prometheus', url, ...RANGE, '-o', file])
    );
    expectSentence(outcome, SERVER, /HTTP 401/);
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });

  it('follows no redirect, so that credentials stay with the server they were meant for', async () => {
    const reached: string[] = [];
    const other: Answering = (request, response) => {
      reached.push(String(request.headers.authorization));
      response.end();
    };
    await withServer(other, ({ url }) =>
      withServer(page(307, '', { location: url }), (server) => ask(server, [], { PROMETHEUS_BEARER_TOKEN: 'secret' }))
    );
    expect(reached).toEqual([]);
  });

  it.each([
    [{ PROMETHEUS_BEARER_TOKEN: 'token-5' }, 'Bearer token-5'],
    [
      { PROMETHEUS_USERNAME: 'user', PROMETHEUS_PASSWORD: 'secret-word' },
      `Basic ${Buffer.from('user:secret-word').toString('base64')}`,
    ],
  ])('gets the credentials %j of the environment, which no message repeats', async (secrets, sent) => {
    const seen = new Set<string | undefined>();
    const outcome = await withServer(
      (request, response) => {
        seen.add(request.headers.authorization);
        response.writeHead(403).end(request.headers.authorization);
      },
      (server) => ask(server, [], secrets)
    );
    expect([...seen]).toEqual([sent]);
    expectSentence(outcome, SERVER, /HTTP 403/);
    expect(outcome.stderr).not.toMatch(/token-5|secret-word|Basic|Bearer/);
  });
});
