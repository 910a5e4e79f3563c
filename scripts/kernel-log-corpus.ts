/**
 * Prints how the kernel-log reader does on a folder of reports whose truth is known: `index.tsv` in it names for each
 * file the kind, the victims and their containers. Run: npm run corpus -- DIR
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readKernelLog } from '../src/core/evidence/logs/KernelLogReader';
import type { KernelOomReport, OomVictim } from '../src/core/evidence/logs/KernelOomReport';

type Row = Record<string, string>;
type Verdict = 'right' | 'wrong' | 'unknown' | '';

const FACTS = ['kind', 'pid', 'name', 'pod', 'container'] as const;

function main([folder]: string[]): void {
  const index = path.join(folder ?? '.', 'index.tsv');
  if (folder === undefined || !existsSync(index)) {
    throw new Error('give a folder that holds an index.tsv: npm run corpus -- DIR');
  }
  const compared = rowsOf(readFileSync(index, 'utf8')).map((truth) => {
    const reports = readKernelLog(readFileSync(path.join(folder, truth.file)), truth.file);
    return { file: truth.file, reports, verdicts: compare(truth, reports) };
  });
  const width = Math.max(...compared.map(({ file }) => file.length));
  const line = (file: string, cells: readonly string[]) =>
    `${file.padEnd(width)}  ${cells.map((cell) => cell.padEnd(9)).join(' ')}\n`;
  process.stdout.write(line('file', ['reports', ...FACTS]));
  compared.forEach(({ file, reports, verdicts }) =>
    process.stdout.write(line(file, [String(reports.length), ...verdicts]))
  );
  for (const verdict of ['right', 'wrong', 'unknown'] as const) {
    const counts = FACTS.map((_, i) => compared.filter(({ verdicts }) => verdicts[i] === verdict).length);
    process.stdout.write(line(verdict, ['', ...counts.map(String)]));
  }
  process.exitCode = compared.some(({ verdicts }) => verdicts.includes('wrong')) ? 1 : 0;
}

function rowsOf(text: string): Row[] {
  const [head, ...lines] = text.trimEnd().split('\n').map((line) => line.split('\t')); // prettier-ignore
  return lines.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ''])));
}

function compare(truth: Row, reports: KernelOomReport[]): Verdict[] {
  const first = reports.map(({ victims }) => victims[0]).filter((victim) => victim !== undefined);
  const victim = (truthful: string, told: (victim: OomVictim) => string | number | null) =>
    truthful === '' || truthful === 'unknown'
      ? ''
      : all(truthful.split(';').map((one, i) => verdict(one, first[i] ? String(told(first[i]) ?? '') : '')));
  return [
    kindVerdict(truth.kind, reports),
    victim(truth.victim_pid, ({ pid }) => pid && String(pid)),
    victim(truth.victim_comm, ({ comm }) => comm),
    victim(truth.victim_pod_uid, ({ podUid }) => podUid),
    victim(truth.container_id, ({ containerId }) => containerId),
  ];
}

const verdict = (truth: string, told: string): Verdict =>
  truth === told ? 'right' : told === '' ? 'unknown' : truth === '' ? 'right' : 'wrong';

const all = (verdicts: Verdict[]): Verdict =>
  verdicts.includes('wrong') ? 'wrong' : verdicts.includes('unknown') ? 'unknown' : 'right';

function kindVerdict(truth: string, reports: KernelOomReport[]): Verdict {
  const told = reports.map(kindOf).find((kind) => kind !== 'truncated') ?? 'truncated';
  return truth === 'truncated' ? (told === 'truncated' ? 'right' : '') : told === 'truncated' ? 'unknown' : verdict(truth, told); // prettier-ignore
}

function kindOf({ limitLevel }: KernelOomReport): string {
  switch (limitLevel) {
    case 'node':
      return 'node-global';
    case 'cpuset':
    case 'mempolicy':
      return 'cpuset/mempolicy';
    case 'container':
    case 'pod':
      return `${limitLevel}-limit`;
    case 'node-allocatable':
      return 'kubepods-limit';
    case 'unknown':
      return 'truncated';
    default:
      return 'non-kubernetes memcg';
  }
}

main(process.argv.slice(2));
