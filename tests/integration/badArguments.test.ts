import { tmpdir } from 'node:os';
import { expectSentence, RANGE, UNUSABLE } from './expectSentence';
import { runPodCoroner } from './runPodCoroner';

/** Nobody is asked at this address: the arguments are refused before. */
const NOBODY = ['--prometheus', 'http://127.0.0.1:9', ...RANGE];

describe('arguments that cannot be used', () => {
  const time = ['--prometheus', 'http://127.0.0.1:9'];
  const CASES: Array<[string, string[], RegExp]> = [
    ['an unknown command', ['autopsy'], /has no command "autopsy"; there are explain, capture and kernel-log/],
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
    ['a Loki that is no address', ['explain', ...NOBODY, '--loki', 'loki'], /--loki "loki" is no address/],
    [
      'credentials in Loki’s address',
      ['explain', ...NOBODY, '--loki', 'http://user:topsecret@127.0.0.1:9'],
      /must not hold credentials: set LOKI_USERNAME/,
    ],
    [
      'a Loki beside a capsule',
      ['explain', '--capsule', 'c.json', '--loki', 'http://127.0.0.1:9'],
      /--loki goes with --prometheus/,
    ],
    [
      'an expression beside a capsule',
      ['explain', '--capsule', 'c.json', '--expr', 'up'],
      /--expr goes with --prometheus/,
    ],
    [
      'a kernel log that is not there',
      ['explain', ...NOBODY, '--kernel-log', 'k.log'],
      /kernel log k\.log cannot be opened/,
    ],
    [
      'a kernel log of a node that is not there',
      ['explain', ...NOBODY, '--kernel-log', 'w1=k.log'],
      /kernel log k\.log cannot/,
    ],
    [
      'a kernel log that is a picture',
      ['explain', ...NOBODY, '--kernel-log', 'docs/pictures/panel-dark.png'],
      /is no text/,
    ],
    ['events that are not there', ['explain', ...NOBODY, '--events', 'e.json'], /events file e\.json cannot be opened/],
    [
      'events that are none',
      ['explain', ...NOBODY, '--events', 'package.json'],
      /package\.json holds no Kubernetes events/,
    ],
    ['pods that are not there', ['explain', ...NOBODY, '--pods', 'p.json'], /pods file p\.json cannot be opened/],
    [
      'pods that are none',
      ['explain', ...NOBODY, '--pods', 'README.md'],
      /README\.md holds no pods: give what kubectl/,
    ],
    ['a kernel log without a file', ['kernel-log'], /kernel-log needs a file to read/],
    ['a kernel log with an unknown option', ['kernel-log', '-', '--loki', 'x'], /'--loki'.*--help lists the options/],
    ['another language', ['explain', ...NOBODY, '--lang', 'zh-Hans'], /--lang "zh-Hans" is not available/],
    ...['coverage', 'risk'].map((command): [string, string[], RegExp] => [
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
