import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expectSentence, UNUSABLE } from './expectSentence';
import { runPodCoroner } from './runPodCoroner';

const ROOT = path.resolve(__dirname, '../..');
const LAB = path.join(ROOT, 'tests/fixtures/kernel-oom/lab');
const innocent = path.join(LAB, 'innocent-v2-systemd-g1.dmesg');

const folder = mkdtempSync(path.join(tmpdir(), 'kernel-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, content: string | Buffer): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};

const json = async (...args: string[]) => {
  const { status, stdout, stderr } = await runPodCoroner(['kernel-log', ...args, '--json']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout) as Array<Record<string, unknown> & { victims: Array<Record<string, unknown>> }>;
};

describe('kernel-log', () => {
  it('prints for programs what the contract promises', async () => {
    const reports = await json(innocent);
    expect(reports).toHaveLength(3);
    expect(reports[0]).toMatchObject({
      schema: 1,
      time: null,
      uptimeSeconds: 4.66404,
      file: innocent,
      line: 1,
      constraint: 'none',
      global: true,
      manual: false,
      limitCgroup: null,
      limitLevel: 'node',
      usageBytes: null,
      limitBytes: null,
      trigger: { comm: 'hog', pid: 109, oomScoreAdj: 2 },
      victims: [
        {
          pid: 126,
          comm: 'api',
          cgroup: expect.stringMatching(/^\/kubepods\.slice\/.*\.scope$/),
          podUid: '6f1c8e1a-52c5-4a5e-9c0e-0d8a6f3b1a01',
          containerId: expect.stringMatching(/^0a1b2c3d4e5f[0-9a-f]{52}$/),
          qosClass: 'Burstable',
          oomScoreAdj: 990,
          anonRssBytes: 61_484 * 1024,
          fileRssBytes: 4096,
          shmemRssBytes: 648 * 1024,
        },
      ],
      complete: true,
      missing: [],
    });
    expect(reports[0].tasks).toContainEqual({
      pid: 109,
      name: 'hog',
      rssBytes: 43_114 * 4096,
      swapBytes: 0,
      pageTablesBytes: 385_024,
      oomScoreAdj: 2,
      badness: 43_114 + 94 + 2 * 88,
    });
  });

  it('tells people who asked, whose limit, who died and who stood where', async () => {
    const { status, stdout, stderr } = await runPodCoroner(['kernel-log', innocent]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('The node ran out of memory; no limit had anything to do with it.');
    expect(stdout).toMatch(/asked {4}hog {2}pid 109/);
    expect(stdout).toMatch(/killed {3}api {2}pid 126/);
    expect(stdout).toMatch(/✗ 1 +102686 .* api\n/);
    expect(stdout).toMatch(/3 OOM reports in .*innocent/);
    expect(stdout).not.toMatch(/\p{Cc}(?<!\n)/u);
  });

  it('paints on request only', async () => {
    const painted = await runPodCoroner(['kernel-log', innocent], { FORCE_COLOR: '1' });
    expect(painted.stdout).toContain('\u001b[31m');
    const plain = await runPodCoroner(['kernel-log', innocent], { FORCE_COLOR: '1', NO_COLOR: '1' });
    expect(plain.stdout).not.toContain('\u001b');
  });

  it('shows no control character of a log', async () => {
    const file = fileOf('hostile.log', 'a\u001b[2Jb invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0\n');
    const { stdout } = await runPodCoroner(['kernel-log', file]);
    expect(stdout).toMatch(/asked +a\\u001b\[2Jb/);
  });

  it('reads several files, and gzip by its content', async () => {
    const gzipped = fileOf('no-gz-in-the-name', gzipSync(readFileSync(innocent)));
    const reports = await json(gzipped, innocent);
    expect(reports.map(({ file }) => file)).toEqual([gzipped, gzipped, gzipped, innocent, innocent, innocent]);
  });

  it('reads standard input', async () => {
    const child = spawn(path.join(ROOT, 'bin/pod-coroner'), ['kernel-log', '-', '--json'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (text) => (printed += text));
    child.stdin.end(readFileSync(innocent));
    await once(child, 'close');
    expect(JSON.parse(printed)).toHaveLength(3);
  });

  it('finds nothing in a log without a report, and in an empty one', async () => {
    expect(await json(fileOf('quiet.log', '[    0.000000] Linux version 6.1.0\n'))).toEqual([]);
    expect(await json(fileOf('empty.log', ''))).toEqual([]);
    const { status, stdout } = await runPodCoroner(['kernel-log', fileOf('empty.log', '')]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^No kernel OOM report in .*empty\.log\.\n$/);
  });

  it('reads on where a log is no UTF-8 or holds zeros after a power cut', async () => {
    const log = Buffer.concat([Buffer.from('[ 1.0] ca\xe9\xff\xfe\n', 'latin1'), Buffer.alloc(10_000), Buffer.from('\n'), readFileSync(innocent)]); // prettier-ignore
    expect(await json(fileOf('damaged.log', log))).toHaveLength(3);
  });
});

describe('a kernel log that cannot be read', () => {
  const binary = Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) % 251));
  const cut = gzipSync(readFileSync(innocent)).subarray(0, 900);
  const CASES: Array<[string, () => string, RegExp]> = [
    ['a file that is not there', () => '/nowhere/kern.log', /\/nowhere\/kern\.log cannot be opened/],
    ['a folder', () => folder, /is a folder: give the files in it/],
    ['binary junk', () => fileOf('junk', binary), /junk is no text: give a log/],
    ['a damaged gzip file', () => fileOf('cut.gz', cut), /is a damaged gzip file/],
    ['a gzip file in a gzip file', () => fileOf('twice.gz', gzipSync(gzipSync('x'))), /is compressed twice/],
    ['a zstd file', () => fileOf('a.zst', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0])), /compressed with zstd/],
    ['an xz file', () => fileOf('a.xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0])), /compressed with xz/],
    [
      'a file of journald',
      () => fileOf('a.journal', 'LPKSHHRH\0\0'),
      /file of journald itself: .*journalctl -k --file/,
    ],
    ['one endless line', () => fileOf('line', 'a'.repeat(3_000_000)), /is no log: it is a single line of 3 MiB/],
  ];

  it.each(CASES)('such as %s is told in one sentence', async (_, file, words) => {
    expectSentence(await runPodCoroner(['kernel-log', file()]), UNUSABLE, words);
    expectSentence(await runPodCoroner(['kernel-log', file(), '--json']), UNUSABLE, words);
  });
});
