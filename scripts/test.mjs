// Everything that must hold before a change lands, in the order that fails soonest.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

const results = 'test-results';
const jestRuns = ['unit', 'integration'];
const resultOf = (run) => `${results}/jest-${run}.json`;
const script = (name, ...args) => ['npm', 'run', '--silent', name, '--', ...args];

/** Each a heading and what runs under it: one command as it speaks, or several beside each other that speak when they end. */
const steps = [
  ['The machine', ['node', 'scripts/ensure-machine.mjs']],
  ['Types, lint and build', script('typecheck'), script('lint'), script('build')],
  ...jestRuns.map((run) => [`Jest: ${run}`, script(`test:${run}`, '--ci', '--json', `--outputFile=${resultOf(run)}`)]),
  ['Accuracy', script('accuracy')],
];

/** Resolves to the command's exit code. */
async function ran([command, ...args], alone) {
  const child = spawn(command, args, { stdio: alone ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
  const said = [];
  child.stdout?.on('data', (piece) => said.push(piece));
  child.stderr?.on('data', (piece) => said.push(piece));
  const [status] = await once(child, 'close');
  process.stdout.write(Buffer.concat(said));
  return status ?? 1;
}

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
for (const [heading, ...commands] of steps) {
  process.stdout.write(`\n=== ${heading} ===\n`);
  const started = Date.now();
  const statuses = await Promise.all(commands.map((command) => ran(command, commands.length === 1)));
  if (statuses.some((status) => status !== 0)) {
    failedStep = heading;
    break;
  }
  process.stdout.write(`=== ${heading}: ${((Date.now() - started) / 1000).toFixed(1)} s ===\n`);
}

const { passed, failed, skipped } = counts();
process.stdout.write(failedStep ? `\nStopped at: ${failedStep}\n` : '\n');
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failedStep || passed === 0 ? 1 : 0;
