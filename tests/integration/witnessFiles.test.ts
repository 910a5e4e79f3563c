import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RunningPrometheus, startPrometheus } from '../prometheus/startPrometheus';
import { lab1 } from '../truth/lab1';
import { Answer, explain } from './runPodCoroner';

const { witnesses, range } = lab1;
const [, ofNode] = witnesses['kernel-log'];
const [, eventsFile] = witnesses.events;

let prometheus: RunningPrometheus;
let folder: string;
let whole: Answer;

const ask = (...args: string[]) =>
  explain(['--prometheus', prometheus.url, '--from', range.from, '--to', range.to, ...args, ...witnesses.pods]);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pod-coroner-files-'));
  prometheus = await startPrometheus({ recording: lab1.recording });
  whole = await ask(...witnesses['kernel-log'], ...witnesses.events);
});
afterAll(async () => {
  await prometheus?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

const log = readFileSync(ofNode.slice('worker-1='.length), 'utf8').split('\n');
const events = JSON.parse(readFileSync(eventsFile, 'utf8')) as { items: unknown[] };

/** The node's log in pieces, each with its first and its last line. */
const pieces = (...cuts: Array<[first: number, last: number]>): string[] =>
  cuts.flatMap(([first, last]) => [
    '--kernel-log',
    `worker-1=${write(`${first}.log`, `${log.slice(first - 1, last).join('\n')}\n`)}`,
  ]);

const listOf = (items: unknown[], name: string): string[] => ['--events', write(name, JSON.stringify({ items }))];

/** Each begins with ordinary lines and ends after the next has begun, so that together they are as whole as the log. */
const OVERLAP: Array<[number, number]> = [
  [1, 1315],
  [1302, 3150],
  [3139, log.length],
];

/** No report of this log is longer. */
const REPORT_LINES = 130;

/** All but the place in a file where a witness stands. */
const told = ({ kills }: Answer): Answer['kills'] =>
  JSON.parse(JSON.stringify(kills, (key, value: unknown) => (key === 'source' ? null : value))) as Answer['kills'];

/** Without the causes that were not told: what remains of them depends on how much of the log is known to be whole. */
const causes = ({ kills }: Answer) =>
  kills.map(({ id, time, cause, certainty, score }) => [id, time, cause, certainty, score]);

describe('an answer does not depend on', () => {
  it('the order of the events', async () => {
    const { items } = events;
    const shuffled = [...items.keys()].sort((a, b) => ((a * 7919) % 435) - ((b * 7919) % 435)).map((i) => items[i]);
    for (const other of [[...items].reverse(), shuffled]) {
      expect((await ask(...witnesses['kernel-log'], ...listOf(other, 'events.json'))).kills).toEqual(whole.kills);
    }
  });

  it('an event that two exports have', async () => {
    const [first, second] = [events.items.slice(0, 300), events.items.slice(150)];
    const both = [...listOf(second, 'second.json'), ...listOf(first, 'first.json')];
    expect((await ask(...witnesses['kernel-log'], ...both)).kills).toEqual(whole.kills);
  });

  it('a kernel log that is given twice', async () => {
    const answer = await ask(...witnesses['kernel-log'], ...witnesses['kernel-log'], ...witnesses.events);
    expect(answer.kills).toEqual(whole.kills);
  });

  it('a kernel log in several files, in whatever order, that overlap between reports', async () => {
    const answer = await ask(...pieces(OVERLAP[2], OVERLAP[0], OVERLAP[1]), ...witnesses.events);
    expect(told(answer)).toEqual(told(whole));
  });

  it('where a kernel log was cut, in the middle of a report too that the other file has whole', async () => {
    for (const cut of [720, 2330, 3380]) {
      const answer = await ask(...pieces([1, cut + REPORT_LINES], [cut, log.length]), ...witnesses.events);
      expect(causes(answer)).toEqual(causes(whole));
    }
  });
});
