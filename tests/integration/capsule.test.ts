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

const DESCRIBED = ['--description', 'cart dies at 61 %'];
const HEADERS = ['--header', 'X-Scope-OrgID: tenant-9c2', '--header', 'Cookie: s=cafe01'];
const TOKEN = { PROMETHEUS_BEARER_TOKEN: 'bearer-4f1c09' };
const PASSWORD = { PROMETHEUS_USERNAME: 'user-0d3e', PROMETHEUS_PASSWORD: 'password-77ab' };

/** The two forms of a capsule, captured with everything that must not get into one. */
const CAPTURED: Array<[string, string[], Record<string, string>]> = [
  ['capsule.json', [...DESCRIBED, ...HEADERS], TOKEN],
  ['capsule.json.gz', DESCRIBED, PASSWORD],
];

describe.each(INCIDENTS)('a capsule of %s', (_, contents, asked) => {
  let prometheus: RunningPrometheus;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'pod-coroner-capsule-'));
    prometheus = await startPrometheus(contents());
    for (const [name, options, secrets] of CAPTURED) {
      await capture(name, options, secrets);
    }
  });
  afterAll(async () => {
    await prometheus?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const fileOf = (name: string) => path.join(folder, name);
  const textOf = (name: string) => {
    const bytes = readFileSync(fileOf(name));
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  };

  async function capture(name: string, options: string[], secrets: Record<string, string>): Promise<void> {
    const args = ['capture', '--prometheus', prometheus.url, ...asked, ...options, '-o', fileOf(name)];
    const { status, stdout } = await runPodCoroner(args, secrets);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
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
      const fromFile = await answerFrom(['--capsule', fileOf(name)], form);
      expect(fromServer.length).toBeGreaterThan(1000);
      expect(fromFile === fromServer).toBe(true);
    });
  });

  it('holds what the user’s own expression showed, and explains it as the server does, byte for byte', async () => {
    const own = ['--expr', 'sum by (namespace, pod, container) (container_memory_rss{container!=""})', '--step', '60s'];
    await capture('expr.json', own, {});
    const fromServer = await answerFrom(['--prometheus', prometheus.url, ...asked, ...own], ['--json']);
    const { kills } = JSON.parse(fromServer) as { kills: Array<{ belowLimit: { expr: string | null } | null }> };
    expect(kills.filter(({ belowLimit }) => belowLimit?.expr === own[1]).length).toBeGreaterThan(0);
    expect((await answerFrom(['--capsule', fileOf('expr.json')], ['--json'])) === fromServer).toBe(true);
  });

  it('is plain JSON, or the same compressed, as its name says', () => {
    const [plain, packed] = CAPTURED.map(([name]) => timeless(textOf(name)));
    expect(packed).toEqual(plain);
  });

  it('says what it holds', () => {
    const { capsule, description, range } = JSON.parse(textOf('capsule.json')) as Capsule;
    expect({ capsule, description }).toEqual({ capsule: 1, description: DESCRIBED[1] });
    expect([range.from, range.to]).toEqual([asked[1], asked[3]]);
  });

  it.each([
    ['no header and no bearer token', 'capsule.json', ['tenant-9c2', 'cafe01', 'OrgID', 'bearer-4f1c09']],
    ['no user and no password', 'capsule.json.gz', ['user-0d3e', 'password-77ab', base64('user-0d3e:password-77ab')]],
  ])('holds no address, %s', (__, name, secrets) => {
    const text = textOf(name).toLowerCase();
    const hidden = [prometheus.url, new URL(prometheus.url).host, '127.0.0.1', folder, ...secrets];
    expect(text.length).toBeGreaterThan(10_000);
    expect(hidden.filter((one) => text.includes(one.toLowerCase()))).toEqual([]);
  });
});

/** A capsule without the time at which it was made. */
function timeless(text: string): unknown {
  const { madeAt: _made, evidence, ...rest } = JSON.parse(text) as Capsule;
  const { askedAt: _asked, ...timelessEvidence } = evidence;
  return { ...rest, evidence: timelessEvidence };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function iso(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
