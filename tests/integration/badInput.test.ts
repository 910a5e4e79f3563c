import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { incidentNamed } from '../../scenarios';
import type { Capsule } from '../../src/core/evidence/capsule';
import { RunningPrometheus, startPrometheus } from '../prometheus/startPrometheus';
import { lab1 } from '../truth/lab1';
import { explain, Outcome, runPodCoroner } from './runPodCoroner';
import { RunningServer, startServer } from './startServer';

const RANGE = ['--from', lab1.range.from, '--to', lab1.range.to];
/** Nobody is asked at this address: the arguments are refused before. */
const NOBODY = ['--prometheus', 'http://127.0.0.1:9', ...RANGE];
const EXAMPLE = path.resolve(__dirname, '../../examples/container-limit.json.gz');

const UNUSABLE = 2;
const SERVER = 3;

/** One sentence on standard error, nothing on standard output. */
function expectSentence({ status, stdout, stderr }: Outcome, expectedStatus: number, words: RegExp): void {
  expect({ status, stdout }).toEqual({ status: expectedStatus, stdout: '' });
  expect(stderr).toMatch(/^pod-coroner: [^\n]+\.\n$/);
  // what others said stands in brackets or quotes, and may hold full stops
  const own = stderr.replace(/\([^)]*\)|"[^"]*"|“[^”]*”/g, '');
  expect(own).not.toMatch(/[.!?] +[A-Z]/);
  expect(stderr).not.toMatch(/\p{Cc}(?!$)|\\u00/u);
  expect(stderr).toMatch(words);
}

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

describe('arguments that cannot be used', () => {
  const time = ['--prometheus', 'http://127.0.0.1:9'];
  const CASES: Array<[string, string[], RegExp]> = [
    ['an unknown command', ['autopsy'], /has no command "autopsy"; there are explain and capture/],
    ['an unknown option', ['explain', ...NOBODY, '--pods-of', 'x'], /'--pods-of'.*--help lists the options/],
    ['an option without its value', ['explain', ...NOBODY, '--pod'], /'--pod/],
    ['a word too many', ['explain', ...NOBODY, 'cart'], /'cart'/],
    ['no server and no capsule', ['explain', ...RANGE], /either --prometheus URL .* or --capsule FILE/],
    [
      'a server and a capsule',
      ['explain', ...NOBODY, '--capsule', 'x.json'],
      /either --prometheus URL .* or --capsule/,
    ],
    ['no --from', ['explain', ...time, '--to', 'now'], /--from is missing/],
    ['no --to', ['explain', ...time, '--from', 'now-1h'], /--to is missing/],
    ['from after to', ['explain', ...time, '--from', 'now', '--to', 'now-1h'], /--from .* must lie before --to/],
    ['an empty range', ['explain', ...time, '--from', '1795474357', '--to', '1795474357'], /must lie before/],
    ...[
      'yesterday',
      '',
      '2026-11-23',
      '2026-13-01T00:00:00Z',
      '2026-02-30T00:00:00Z',
      '2026-04-31T00:00:00Z',
      '2026-11-23T10:00:00',
      'now+1h',
      'now-',
      '-5',
      '1e99',
    ].map((text): [string, string[], RegExp] => [
      `the time ${JSON.stringify(text)}`,
      ['explain', ...time, `--from=${text}`, '--to', 'now'],
      /--from .* is no time: write 2026-11-23T10:14:32Z/,
    ]),
    ...['0', 'fast', '-1', '5 s', '1y', ''].map((text): [string, string[], RegExp] => [
      `the duration ${JSON.stringify(text)}`,
      ['explain', ...NOBODY, `--timeout=${text}`],
      /--timeout .* is no duration/,
    ]),
    ['a step that is no duration', ['explain', ...NOBODY, '--step', 'x'], /--step "x" is no duration/],
    ['a limit of nothing', ['explain', ...NOBODY, '--limit', '0'], /--limit "0" must be a whole number above 0/],
    ['a limit with a fraction', ['explain', ...NOBODY, '--limit', '1.5'], /--limit "1.5" must be a whole number/],
    ['a cause that is none', ['explain', ...NOBODY, '--cause', 'oom'], /--cause "oom" is no cause: .*node-oom/],
    ['a header without a colon', ['explain', ...NOBODY, '--header', 'x-scope'], /--header must read NAME: VALUE/],
    ['a header of two lines', ['explain', ...NOBODY, '--header', 'a: b\nc: d'], /--header must read NAME: VALUE/],
    ['a header with a space in its name', ['explain', ...NOBODY, '--header', 'a b: c'], /--header must read/],
    ['a header that HTTP cannot carry', ['explain', ...NOBODY, '--header', 'a: ☃'], /characters that HTTP can carry/],
    ['a header with a control character', ['explain', ...NOBODY, '--header', 'a: \u0001'], /characters that HTTP can/],
    ...['Content-Length: 5', 'Transfer-Encoding: chunked', 'connection: upgrade'].map(
      (header): [string, string[], RegExp] => [
        `a header of the connection, ${header}`,
        ['explain', ...NOBODY, '--header', header],
        /belongs to the connection and cannot be set/,
      ]
    ),
    [
      'credentials in the address',
      ['explain', '--prometheus', 'http://user:topsecret@127.0.0.1:9', ...RANGE],
      /must not hold credentials: set PROMETHEUS_USERNAME/,
    ],
    ['an address without a scheme', ['explain', '--prometheus', 'prometheus', ...RANGE], /"prometheus" is no address/],
    ['an address that is no web address', ['explain', '--prometheus', 'ftp://x', ...RANGE], /http:\/\/ or https:\/\//],
    ['a certificate that is not there', ['explain', ...NOBODY, '--ca', '/nowhere/ca.pem'], /--ca \/nowhere\/ca\.pem/],
    ['a certificate that is a folder', ['explain', ...NOBODY, '--ca', tmpdir()], /--ca .* cannot be read/],
    ['a capture without a file', ['capture', ...NOBODY], /capture needs -o FILE/],
    ...[
      ['--loki', 'http://127.0.0.1:9'],
      ['--kernel-log', 'k.log'],
      ['--events', 'e.json'],
      ['--pods', 'p.json'],
    ].map((option): [string, string[], RegExp] => [
      `${option[0]}, which is not supported yet`,
      ['explain', ...NOBODY, ...option],
      new RegExp(`${option[0]} is not supported by this version`),
    ]),
    ['another language', ['explain', ...NOBODY, '--lang', 'zh-Hans'], /--lang "zh-Hans" is not available/],
    ...['kernel-log', 'coverage', 'risk'].map((command): [string, string[], RegExp] => [
      `the command ${command}, which is not there yet`,
      [command, '--prometheus', 'http://127.0.0.1:9'],
      new RegExp(`pod-coroner ${command} is not in this version yet`),
    ]),
  ];

  it.concurrent.each(CASES)('such as %s are told in one sentence', async (_, args, words) => {
    const outcome = await runPodCoroner(args);
    expectSentence(outcome, UNUSABLE, words);
    expect(outcome.stderr).not.toContain('topsecret');
  });
});

describe('credentials that cannot be used', () => {
  it.each(['to☃ken-8', 'token-8\n', 'token 8'])(
    'such as the bearer token %j are told without repeating them',
    async (token) => {
      const outcome = await runPodCoroner(['explain', ...NOBODY], { PROMETHEUS_BEARER_TOKEN: token });
      expectSentence(outcome, UNUSABLE, /PROMETHEUS_BEARER_TOKEN holds a character that no token has/);
      expect(outcome.stderr).not.toMatch(/8|☃/);
    }
  );
});

describe('a capsule that cannot be understood', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pod-coroner-bad-'));
  const example = gunzipSync(readFileSync(EXAMPLE));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const changed = (change: (capsule: Record<string, unknown> & Capsule) => void): string => {
    const capsule = JSON.parse(example.toString('utf8')) as Record<string, unknown> & Capsule;
    change(capsule);
    return JSON.stringify(capsule);
  };
  const CASES: Array<[string, () => string | Buffer, RegExp]> = [
    ['is cut off', () => example.subarray(0, 5000), /is not a capsule: it is no JSON/],
    ['is a cut-off gzip file', () => gzipSync(example).subarray(0, 5000), /damaged gzip file/],
    ['is a gzip file of nonsense', () => gzipSync('nonsense'), /is not a capsule: it is no JSON/],
    ['is empty', () => '', /is not a capsule: it is no JSON/],
    ['is other JSON', () => '{"dashboard":{}}', /is not a capsule: the field "capsule" is missing/],
    ['is null', () => 'null', /is not a capsule/],
    [
      'holds no evidence',
      () => changed((capsule) => delete (capsule as Partial<Capsule>).evidence),
      /broken capsule: evidence: Required/,
    ],
    [
      'has pods that are no list',
      () => changed(({ evidence }) => Object.assign(evidence, { pods: {} })),
      /evidence\.pods/,
    ],
    ['has series of text', () => changed(({ evidence }) => Object.assign(evidence.series, { up: 'x' })), /series\.up/],
    ['has a range without times', () => changed(({ evidence }) => Object.assign(evidence, { range: {} })), /range/],
    [
      'is of a newer version',
      () => changed((capsule) => (capsule.capsule = 2)),
      /version 2, newer .* update pod-coroner/,
    ],
  ];

  it.concurrent.each(CASES)('because it %s is told in one sentence', async (what, content, words) => {
    const file = path.join(folder, `${what.replace(/\W+/g, '-')}.json`);
    writeFileSync(file, content());
    const outcome = await runPodCoroner(['explain', '--capsule', file]);
    expectSentence(outcome, UNUSABLE, words);
    expect(outcome.stderr).toContain(file);
  });

  it.each([
    ['is not there', '/nowhere/capsule.json'],
    ['is a folder', tmpdir()],
  ])('because it %s is told in one sentence', async (_, file) => {
    expectSentence(await runPodCoroner(['explain', '--capsule', file]), UNUSABLE, /cannot be opened/);
  });
});

describe('a Prometheus that knows nothing of it', () => {
  let recording: RunningPrometheus;
  let empty: RunningPrometheus;
  let withoutKsm: RunningPrometheus;
  const end = Date.UTC(2026, 10, 23, 12);

  beforeAll(async () => {
    const incident = incidentNamed('container-limit').build(end, { lastSeconds: 3600 });
    const series = incident.series.filter(({ labels }) => !labels.__name__.startsWith('kube_'));
    [recording, empty, withoutKsm] = await Promise.all([
      startPrometheus({ recording: lab1.recording }),
      startPrometheus(),
      startPrometheus({ scenarios: [{ ...incident, series }] }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([recording, empty, withoutKsm].map((one) => one?.stop()));
  });

  const CASES: Array<[string, () => RunningPrometheus, string[], string]> = [
    ['an empty one', () => empty, RANGE, 'notice.no-data'],
    [
      'one without kube-state-metrics',
      () => withoutKsm,
      ['--from', new Date(end - 3_600_000).toISOString(), '--to', new Date(end).toISOString()],
      'notice.no-ksm',
    ],
    ['a pod that never was', () => recording, [...RANGE, '--pod', 'never-was'], 'notice.no-such-pod'],
    ['a namespace that never was', () => recording, [...RANGE, '--namespace', 'never-was'], 'notice.no-such-pod'],
    [
      'a range before the data',
      () => recording,
      ['--from', '2026-11-20T00:00:00Z', '--to', '2026-11-20T06:00:00Z'],
      'notice.no-data',
    ],
  ];

  it.each(CASES)('answers for %s with a notice', async (_, prometheus, asked, notice) => {
    const { kills, groups, noticeMessages } = await explain(['--prometheus', prometheus().url, ...asked]);
    expect({ kills, groups }).toEqual({ kills: [], groups: [] });
    expect(noticeMessages.map(({ id }) => id)).toEqual([notice, 'notice.no-kill']);
  });

  it('says so in the report, on standard output', async () => {
    const outcome = await runPodCoroner(['explain', '--prometheus', empty.url, ...RANGE]);
    expect({ ...outcome, stdout: '' }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(outcome.stdout).toMatch(/^Notice: There is no sample .*No kill from 2026-11-23T22:50:00Z/s);
  });

  it.each([
    ['namespace', '('],
    ['pod', 'cart-['],
    ['container', '*'],
    ['node', '(?=worker)'],
  ])('is asked with no pattern for --%s that RE2 refuses: %s', async (option, pattern) => {
    const outcome = await runPodCoroner(['explain', '--prometheus', recording.url, ...RANGE, `--${option}`, pattern]);
    expectSentence(outcome, UNUSABLE, /A pattern of the selection is no regular expression .*RE2/);
  });

  it('is asked safely with values that would be PromQL', async () => {
    const hostile = '"} or vector(1) or {a="';
    const { noticeMessages } = await explain(['--prometheus', recording.url, ...RANGE, '--cluster', hostile]);
    expect(noticeMessages.map(({ id }) => id)).toEqual(['notice.no-data', 'notice.no-kill']);
  });

  it('may take as long as a person wants to wait', async () => {
    const { noticeMessages } = await explain(['--prometheus', empty.url, ...RANGE, '--timeout', '30d']);
    expect(noticeMessages.map(({ id }) => id)).toEqual(['notice.no-data', 'notice.no-kill']);
  });

  it('that speaks no TLS is told in one sentence', async () => {
    const outcome = await runPodCoroner(['explain', '--prometheus', empty.url.replace('http:', 'https:'), ...RANGE]);
    expectSentence(outcome, SERVER, /Cannot reach Prometheus at https:.*SSL/);
  });
});
