// Everything that must hold before a change lands, in the order that fails soonest.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

const results = 'test-results';
const jestRuns = ['unit', 'integration'];
const resultOf = (run) => `${results}/jest-${run}.json`;

const steps = [
  ['The machine', 'node', 'scripts/ensure-machine.mjs'],
  ['Types', 'npm', 'run', '--silent', 'typecheck'],
  ['Lint', 'npm', 'run', '--silent', 'lint'],
  ['Build', 'npm', 'run', '--silent', 'build'],
  ...jestRuns.map((run) => [
    `Jest: ${run}`,
    ...['npm', 'run', '--silent', `test:${run}`, '--', '--ci', '--json', `--outputFile=${resultOf(run)}`],
  ]),
];

function counts() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const file of jestRuns.map(resultOf).filter((name) => existsSync(name))) {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    total.passed += result.numPassedTests;
    // A file that cannot even be loaded counts as one failure.
    total.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    total.skipped += result.numPendingTests + result.numTodoTests;
  }
  return total;
}

mkdirSync(results, { recursive: true });
jestRuns.forEach((run) => rmSync(resultOf(run), { force: true }));

let failedStep;
for (const [heading, command, ...args] of steps) {
  process.stdout.write(`\n=== ${heading} ===\n`);
  const started = Date.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) {
    failedStep = heading;
    break;
  }
  process.stdout.write(`=== ${heading}: ${((Date.now() - started) / 1000).toFixed(1)} s ===\n`);
}

const { passed, failed, skipped } = counts();
process.stdout.write(failedStep ? `\nStopped at: ${failedStep}\n` : '\n');
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failedStep || passed === 0 ? 1 : 0;
