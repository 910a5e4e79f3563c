import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { RunningPrometheus, startPrometheus } from '../prometheus/startPrometheus';
import { lab1 } from '../truth/lab1';
import { Answer, runPodCoroner } from './runPodCoroner';
import { startServer } from './startServer';

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

const SHORT = ['--from', '2026-11-23T23:35:00Z', '--to', '2026-11-23T23:41:00Z'];
const OF_FIXTURE = ['--namespace', 'forecast-prod|exports-prod|etl2-prod|mailer-prod|quotes-prod'];

/** What a real Loki answered (scripts/record-loki.ts). */
const recorded = JSON.parse(
  gunzipSync(readFileSync(path.resolve(__dirname, '../fixtures/loki/alloy.json.gz'))).toString('utf8')
) as Record<string, { status: number; text: string }>;

const page = (status: number, body: string): Answering => (_, response) => response.writeHead(status).end(body); // prettier-ignore

describe('explain with --loki', () => {
  let prometheus: RunningPrometheus;

  beforeAll(async () => {
    prometheus = await startPrometheus({ recording: lab1.recording });
  });
  afterAll(() => prometheus?.stop());

  async function ask(answer: Answering, more: string[] = [], secrets: Record<string, string> = {}) {
    const headers: Array<IncomingMessage['headers']> = [];
    const loki = await startServer((request, response) => {
      headers.push(request.headers);
      answer(request, response);
    });
    try {
      const args = ['explain', '--prometheus', prometheus.url, ...SHORT, ...OF_FIXTURE, '--loki', loki.url, '--json', ...more]; // prettier-ignore
      const { status, stdout, stderr } = await runPodCoroner(args, secrets);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).not.toContain(new URL(loki.url).host);
      return { answer: JSON.parse(stdout) as Answer, headers };
    } finally {
      await loki.stop();
    }
  }

  const ofLoki = ({ notices }: Answer) => notices.filter((notice) => notice.includes('Loki'));

  it('witnesses every kill from what a real Loki answered', async () => {
    const { answer } = await ask(({ url = '' }, response) => {
      const { status, text } = recorded[url] ?? { status: 404, text: `not recorded: ${url}` };
      response.writeHead(status).end(text);
    });
    expect(ofLoki(answer)).toEqual([]);
    expect(answer.kills.map(({ cause }) => cause)).toEqual(['child-oom', 'node-allocatable', 'node-allocatable', 'storage-eviction', 'probe', 'child-oom', 'node-eviction', 'probe', 'child-oom']); // prettier-ignore
    expect(answer.kills.filter(({ certainty }) => certainty !== 'witnessed')).toEqual([]);
  });

  it.each<[string, Answering, RegExp]>([
    ['401', page(401, 'no org id'), /^Loki wants other credentials, or a tenant in the header X-Scope-OrgID/],
    ['403', page(403, '<html>Forbidden'), /^Loki refuses this user/],
    ['429', page(429, 'too many outstanding requests'), /^Loki takes no more queries now .*too many outstanding/],
    ['a login page', page(200, '<!DOCTYPE html>Log in'), /did not answer as a Loki does .*an HTML page/],
    ['a redirect', page(302, ''), /did not answer as a Loki does .*HTTP 302/],
    ['JSON of somebody else', page(200, '{"status":"success","data":{"a":1}}'), /did not answer as a Loki does/],
    ['no word at all', (request) => request.socket.destroy(), /^Loki could not be reached \(UND_ERR_SOCKET|ECONNRESET/],
    ['no stream', page(200, '{"status":"success"}'), /^Loki has no stream in this time/],
  ])('tells %s in one sentence, and the rest stands', async (_, answering, words) => {
    const { answer } = await ask(answering);
    expect(ofLoki(answer)).toHaveLength(1);
    expect(ofLoki(answer)[0]).toMatch(words);
    expect(answer.kills.length).toBeGreaterThan(8);
  });

  it('tells a limit of its own in its own words, once for each kind of log', async () => {
    const limit = 'the query would read too many bytes (query: 1.2GB, limit: 100MB)';
    const { answer } = await ask(({ url = '' }, response) => {
      const data = url.includes('/values') ? ['worker-1'] : ['node'];
      const names = JSON.stringify({ status: 'success', data });
      response.writeHead(url.includes('/query_range') ? 400 : 200).end(url.includes('/query_range') ? limit : names);
    });
    expect(ofLoki(answer)).toEqual(
      ['kernel-log', 'kubelet-log'].map((family): string =>
        expect.stringContaining(`Loki refused a query for ${family} by a limit of its own (${limit}): `)
      )
    );
    expect(answer.kills.length).toBeGreaterThan(8);
  });

  it('waits no longer than --timeout', async () => {
    const begun = Date.now();
    const { answer } = await ask(() => undefined, ['--timeout', '1']);
    expect(ofLoki(answer)).toEqual([expect.stringMatching(/^Loki did not answer in time \(no answer within 1 s\)/)]);
    expect(Date.now() - begun).toBeLessThan(15_000);
  });

  it('tells one that nobody hears in one sentence', async () => {
    const gone = await startServer(() => undefined);
    await gone.stop();
    const args = ['explain', '--prometheus', prometheus.url, ...SHORT, '--loki', gone.url, '--json'];
    const { status, stdout } = await runPodCoroner(args);
    expect(status).toBe(0);
    expect(ofLoki(JSON.parse(stdout) as Answer)).toEqual([expect.stringMatching(/^Loki could not be reached \(ECONNREFUSED\): [^.]*\.$/)]); // prettier-ignore
  });

  it.each([
    [{ LOKI_BEARER_TOKEN: 'token-of-loki', PROMETHEUS_USERNAME: 'p' }, 'Bearer token-of-loki'],
    [{ LOKI_USERNAME: 'u', LOKI_PASSWORD: 'p' }, `Basic ${Buffer.from('u:p').toString('base64')}`],
    [{ PROMETHEUS_BEARER_TOKEN: 'not-for-loki' }, undefined],
  ])('sends the secrets that are Loki’s: %j', async (secrets, authorization) => {
    const { headers } = await ask(page(401, 'no'), ['--header', 'X-Scope-OrgID: shop'], secrets as Record<string, string>); // prettier-ignore
    expect(headers[0]).toMatchObject({ 'x-scope-orgid': 'shop' });
    expect(headers[0].authorization).toBe(authorization);
  });
});
