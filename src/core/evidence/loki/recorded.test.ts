import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { explain } from '../../diagnosis/explain';
import { parseCapsule } from '../capsule';
import { Evidence, witnessesOf } from '../Evidence';
import { withLogs } from './collectLogs';
import { LokiFetch, LokiHttpApi } from './LokiHttpApi';

const FOLDER = path.resolve(__dirname, '../../../../tests/fixtures/loki');
const read = (name: string) => gunzipSync(readFileSync(path.join(FOLDER, `${name}.json.gz`))).toString('utf8');

const URL_OF_LOKI = 'http://loki.example:3100';

/** A Loki that knows only the questions that were asked when a real one answered (scripts/record-loki.ts). */
function recorded(name: string): { loki: LokiHttpApi; unknown: string[] } {
  const answers = JSON.parse(read(name)) as Record<string, { status: number; text: string }>;
  const unknown: string[] = [];
  const fetch: LokiFetch = (target) => {
    const asked = target.slice(URL_OF_LOKI.length);
    const { status, text } = answers[asked] ?? { status: 404, text: 'not recorded' };
    if (answers[asked] === undefined) {
      unknown.push(asked);
    }
    return Promise.resolve({ status, body: pieces(text) });
  };
  return { loki: new LokiHttpApi({ url: URL_OF_LOKI, fetch }), unknown };
}

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 1000) {
    yield await Promise.resolve(bytes.subarray(at, at + 1000));
  }
}

/** What happened (truth.json of lab1), which Prometheus alone leaves half open. */
const HAPPENED = [
  ['mailer', 'child-oom'],
  ['quote-cache', 'node-allocatable'],
  ['forecast', 'node-allocatable'],
  ['export-writer', 'storage-eviction'],
  ['mailer', 'probe'],
  ['mailer', 'child-oom'],
  ['etl-loader', 'node-eviction'],
  ['mailer', 'probe'],
  ['mailer', 'child-oom'],
];

describe.each(['alloy', 'eventrouter', 'exporter'])('lab1 in a real Loki, as %s ships it', (shipper) => {
  let evidence: Evidence;
  let unknown: string[];

  beforeAll(async () => {
    const { loki, ...rest } = recorded(shipper);
    evidence = await withLogs(parseCapsule(read('lab1')).evidence, loki);
    unknown = rest.unknown;
  });

  it('is asked what was recorded, and is understood', () => {
    expect(unknown).toEqual([]);
    expect(evidence.notices).toEqual([]);
  });

  it('witnesses every kill, and rightly', () => {
    const { kills } = explain(evidence);
    expect(kills.map(({ container, pod, cause }) => [container || pod.replace(/-[a-z0-9]+-[a-z0-9]+$/, ''), cause])).toEqual(HAPPENED); // prettier-ignore
    expect(kills.filter(({ certainty }) => certainty !== 'witnessed')).toEqual([]);
  });

  it('has its reports whole, with the table of processes', () => {
    const reports = witnessesOf(evidence).reports.filter(({ report }) => !report.manual);
    expect(reports.length).toBeGreaterThanOrEqual(5);
    expect(reports.filter(({ report }) => report.missing.length > 0 || report.tasks.length < 2)).toEqual([]);
    expect(new Set(reports.map(({ node }) => node))).toEqual(new Set(['worker-1']));
  });

  it('lets silence count only around kills of which the kernel said nothing', () => {
    const { spans, reports } = witnessesOf(evidence);
    expect(spans.length).toBeGreaterThanOrEqual(2);
    expect(spans.filter(({ from, to }) => reports.some(({ at }) => at! >= from && at! <= to))).toEqual([]);
  });

  it('keeps the queries, without an address', () => {
    expect(evidence.queries.filter(({ id }) => id.startsWith('l')).length).toBeGreaterThan(5);
    expect(JSON.stringify(evidence)).not.toContain('loki.example');
  });
});
