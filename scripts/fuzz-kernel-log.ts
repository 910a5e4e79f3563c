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
/** Microseconds a KiB, at worst: a hundred times what a plain log takes, so that a busy machine is no failure. */
const SLOWEST = 5_000;
const LEAST_MS = 60;
const MOST_RESIDENT = 300 * 1_048_576;

process.stdout.write(`seed ${SEED}\n`);
const random = mutator(SEED);
const started = Date.now();
let reports = 0;
let slowest = 0;
for (let i = 0; i < COUNT; i++) {
  const text = mutant(random, logs);
  const before = process.hrtime.bigint();
  try {
    const reader = new KernelLogReader('mutant', () => reports++);
    const cut = random(text.length + 1);
    reader.add(text.subarray(0, cut));
    reader.add(text.subarray(cut));
    reader.end();
  } catch (error) {
    process.stderr.write(`mutant ${i} of seed ${SEED} fails: ${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  }
  const took = Number(process.hrtime.bigint() - before) / 1e3;
  const perKib = took / Math.max(1, text.length / 1024);
  slowest = Math.max(slowest, perKib);
  if (perKib > SLOWEST && took > LEAST_MS * 1000) {
    process.stderr.write(`mutant ${i} of seed ${SEED} takes ${(took / 1000).toFixed(0)} ms for ${text.length} bytes\n`);
    process.exit(1);
  }
  if (i % 10_000 === 0 && process.memoryUsage.rss() > MOST_RESIDENT) {
    process.stderr.write(`after mutant ${i} of seed ${SEED} ${process.memoryUsage.rss() >> 20} MiB are resident\n`);
    process.exit(1);
  }
}
const seconds = ((Date.now() - started) / 1000).toFixed(0);
process.stdout.write(
  `${COUNT} mutants, ${reports} reports, ${seconds} s, slowest ${slowest.toFixed(0)} µs a KiB, ${process.memoryUsage.rss() >> 20} MiB resident\n`
);
