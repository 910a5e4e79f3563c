import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Capsule } from '../../src/core/evidence/capsule';
import { expectSentence, UNUSABLE } from './expectSentence';
import { runPodCoroner } from './runPodCoroner';

const EXAMPLE = path.resolve(__dirname, '../../examples/container-limit.json.gz');

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
