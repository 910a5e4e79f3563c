/**
 * Reads mutated kernel logs and insists that none makes the reader fail, take more than linear time or hold more than
 * a report. Run: npm run fuzz:kernel-log [-- COUNT [SEED]]
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { KernelLogReader } from '../src/core/evidence/logs/KernelLogReader';
import { mutant, mutator } from '../src/core/testing/mutateLog';

const LAB = path.resolve(__dirname, '../tests/fixtures/kernel-oom/lab');
const logs = readdirSync(LAB).map((name) => readFileSync(path.join(LAB, name), 'latin1').split('\n'));
const COUNT = Number(process.argv[2] ?? 1_000_000);
const SEED = Number(process.argv[3] ?? Date.now() % 2 ** 31);
/** Milliseconds: a hundred times what a plain log takes. */
const slowestAllowed = (text: Uint8Array): number => 20 + (5 * text.length) / 1024;
const MOST_RESIDENT = 300 * 1_048_576;

process.stdout.write(`seed ${SEED}\n`);
const random = mutator(SEED);
const started = Date.now();
let reports = 0;
let slowest = 0;
for (let i = 0; i < COUNT; i++) {
  const text = mutant(random, logs);
  const cut = random(text.length + 1);
  try {
    let took = read(text, cut);
    // other work on the machine, or a collection of garbage, is no property of the text
    for (let again = 0; again < 3 && took > slowestAllowed(text); again++) {
      took = Math.min(took, read(text, cut));
    }
    if (took > slowestAllowed(text)) {
      throw new Error(`it takes ${took.toFixed(0)} ms for ${text.length} bytes`);
    }
    slowest = Math.max(slowest, took);
    if (i % 10_000 === 0 && process.memoryUsage.rss() > MOST_RESIDENT) {
      throw new Error(`${process.memoryUsage.rss() >> 20} MiB are resident after it`);
    }
  } catch (error) {
    process.stderr.write(`mutant ${i} of seed ${SEED}: ${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  }
}

/** Reads it in two pieces; how many milliseconds that takes. */
function read(text: Uint8Array, cut: number): number {
  const before = process.hrtime.bigint();
  const reader = new KernelLogReader('mutant', () => reports++);
  reader.add(text.subarray(0, cut));
  reader.add(text.subarray(cut));
  reader.end();
  return Number(process.hrtime.bigint() - before) / 1e6;
}

const seconds = ((Date.now() - started) / 1000).toFixed(0);
process.stdout.write(
  `${COUNT} mutants, ${reports} reports, ${seconds} s, slowest ${slowest.toFixed(1)} ms, ${process.memoryUsage.rss() >> 20} MiB resident\n`
);
