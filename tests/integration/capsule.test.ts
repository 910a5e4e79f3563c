import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { incidentNamed } from '../../scenarios';
import type { Capsule } from '../../src/core/evidence/capsule';
import { PrometheusContents, RunningPrometheus, startPrometheus } from '../prometheus/startPrometheus';
import { lab1 } from '../truth/lab1';
import { runPodCoroner } from './runPodCoroner';

const END = Date.UTC(2026, 10, 23, 12);
const LAST_SECONDS = 5400;

const INCIDENTS: Array<[string, () => PrometheusContents, string[]]> = [
  ['lab1', () => ({ recording: lab1.recording }), ['--from', lab1.range.from, '--to', lab1.range.to]],
  [
    'node-oom',
    () => ({ scenarios: [incidentNamed('node-oom').build(END, { lastSeconds: LAST_SECONDS })] }),
    ['--from', iso(END - LAST_SECONDS * 1000), '--to', iso(END), '--namespace', 'shop'],
  ],
];

const SECRETS = { PROMETHEUS_BEARER_TOKEN: 'bearer-4f1c09', PROMETHEUS_PASSWORD: 'password-77ab' };
const BASIC = { PROMETHEUS_USERNAME: 'user-0d3e', PROMETHEUS_PASSWORD: 'password-77ab' };

describe.each(INCIDENTS)('a capsule of %s', (_, contents, asked) => {
  let prometheus: RunningPrometheus;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'pod-coroner-capsule-'));
    prometheus = await startPrometheus(contents());
    await capture('capsule.json');
    await capture('capsule.json.gz');
  });
  afterAll(async () => {
    await prometheus?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function capture(name: string, more: string[] = [], secrets: Record<string, string> = {}): Promise<string> {
    const file = path.join(folder, name);
    const args = ['capture', '--prometheus', prometheus.url, ...asked, ...more, '-o', file];
    const { status, stdout } = await runPodCoroner(args, secrets);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    return file;
  }

  const answerFrom = async (source: string[], form: string[]) => {
    const { status, stdout, stderr } = await runPodCoroner(['explain', ...source, ...form]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout;
  };

  describe.each([
    ['JSON', ['--json']],
    ['the report', []],
    ['the newest two kills at another step', ['--json', '--limit', '2', '--step', '5m']],
  ])('gives as %s', (__, form) => {
    let fromServer: string;

    beforeAll(async () => {
      fromServer = await answerFrom(['--prometheus', prometheus.url, ...asked], form);
    });

    it.each(['capsule.json', 'capsule.json.gz'])('from %s what the server gives, byte for byte', async (name) => {
      const fromFile = await answerFrom(['--capsule', path.join(folder, name)], form);
      expect(fromServer.length).toBeGreaterThan(1000);
      expect(fromFile === fromServer).toBe(true);
    });
  });

  it('is plain JSON, or the same compressed, as its name says', () => {
    const [plain, packed] = ['capsule.json', 'capsule.json.gz'].map((name) => readFileSync(path.join(folder, name)));
    expect(timeless(plain)).toEqual(timeless(gunzipSync(packed)));
  });

  it('says what it holds', async () => {
    const file = await capture('described.json', ['--description', 'cart dies at 61 %']);
    const { capsule, description, range } = JSON.parse(readFileSync(file, 'utf8')) as Capsule;
    expect({ capsule, description }).toEqual({ capsule: 1, description: 'cart dies at 61 %' });
    expect([range.from, range.to]).toEqual([asked[1], asked[3]]);
  });

  it.each([
    ['a bearer token', SECRETS, ['bearer-4f1c09']],
    ['a user and password', BASIC, ['user-0d3e', 'password-77ab', base64('user-0d3e:password-77ab')]],
  ])('holds no address and, given %s by the environment, none of it', async (__, secrets, hidden) => {
    const file = await capture('secret.json', [], secrets);
    expect(held(file, [...addresses(), ...hidden])).toEqual([]);
  });

  it('holds no header', async () => {
    const file = await capture('header.json', [
      '--header',
      'X-Scope-OrgID: tenant-9c2',
      '--header',
      'Cookie: s=cafe01',
    ]);
    expect(held(file, [...addresses(), 'tenant-9c2', 'cafe01', 'OrgID'])).toEqual([]);
  });

  const addresses = () => [prometheus.url, new URL(prometheus.url).host, '127.0.0.1', folder];
});

/** Which of the texts a file holds. */
const held = (file: string, texts: string[]): string[] => {
  const content = readFileSync(file, 'utf8').toLowerCase();
  expect(content.length).toBeGreaterThan(10_000);
  return texts.filter((text) => content.includes(text.toLowerCase()));
};

/** A capsule without the time at which it was made. */
function timeless(bytes: Buffer): unknown {
  const { madeAt: _made, evidence, ...rest } = JSON.parse(bytes.toString('utf8')) as Capsule;
  const { askedAt: _asked, ...timelessEvidence } = evidence;
  return { ...rest, evidence: timelessEvidence };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function iso(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
