/**
 * How fast a kernel log is read, and in how much memory: a journal of a gibibyte with few reports, through the built
 * command. Run: npm run build:cli && npm run bench:kernel-log
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { KernelLogReader } from '../src/core/evidence/logs/KernelLogReader';
import { journal } from './journal';

const ROOT = path.resolve(__dirname, '..');
const MEBIBYTE = 1_048_576;
const report = readFileSync(path.join(ROOT, 'tests/fixtures/kernel-oom/lab/pod-v2-systemd-g1.dmesg'), 'utf8').trimEnd();

/** In this process: the reader alone, on one core. */
function readerAlone(mebibytes: number): void {
  let count = 0;
  const reader = new KernelLogReader('journal', () => count++);
  const started = process.hrtime.bigint();
  for (const piece of journal(mebibytes * MEBIBYTE, report, 50)) {
    reader.add(piece);
  }
  reader.end();
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  print('the reader alone', `${count} reports, ${(mebibytes / seconds).toFixed(0)} MiB/s`);
}

/** The command as a user runs it, fed through a pipe. */
async function command(mebibytes: number): Promise<void> {
  const child = spawn(path.join(ROOT, 'bin/pod-coroner'), ['kernel-log', '-', '--json'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (text) => (printed += text));
  const done = once(child, 'close');
  let peakKib = 0;
  let ticks = 0;
  const watch = setInterval(() => {
    try {
      peakKib = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? peakKib);
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      ticks = Number(stat[11]) + Number(stat[12]);
    } catch {
      // it has ended
    }
  }, 50);
  const started = process.hrtime.bigint();
  for (const piece of journal(mebibytes * MEBIBYTE, report, 50)) {
    if (!child.stdin.write(piece)) {
      await once(child.stdin, 'drain');
    }
  }
  child.stdin.end();
  await done;
  clearInterval(watch);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const reports = (JSON.parse(printed) as unknown[]).length;
  print(
    'the command',
    `${reports} reports, ${(mebibytes / seconds).toFixed(0)} MiB/s (${(mebibytes / (ticks / 100)).toFixed(0)} per second of CPU), at most ${(peakKib / 1024).toFixed(0)} MiB resident`
  );
}

const print = (what: string, result: string) => process.stdout.write(`${what.padEnd(18)}${result}\n`);

readerAlone(Number(process.argv[2] ?? 1024));
command(Number(process.argv[2] ?? 1024)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
