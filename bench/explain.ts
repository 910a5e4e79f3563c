/**
 * How many kills are explained per second, on one core, from evidence that is collected already, and in how much memory;
 * each shape of evidence in a process of its own. Ends with 1 where one stays below the budget.
 * Run: npm run bench:explain [-- PART OF A NAME]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { explain } from '../src/core/diagnosis/explain';
import { SHAPES } from './evidence/shapes';

/** Kills a second, on one core. */
const BUDGET = 1000;
/** The first run has the compiler's work in it, as a command line's only one has; after so many seconds it has done it. */
const WARM_UP_SECONDS = 25;
/** What else the machine does makes a run slower and none faster: the fastest of them is told. */
const RUNS = 9;
/** The heap of bin/pod-coroner: explaining makes much that is soon forgotten. */
const HEAP = '--max-semi-space-size=64';
const MEBIBYTE = 1_048_576;

interface Measured {
  kills: number;
  /** seconds of the processor, of the first run and the fastest of those after the warm-up */
  firstSeconds: number;
  seconds: number;
  evidenceBytes: number;
  peakBytes: number;
}

/** In a process of its own: explains one shape again and again. */
async function measure(shape: string): Promise<Measured> {
  const evidence = await SHAPES[shape]();
  const evidenceBytes = process.memoryUsage().heapUsed;
  let kills = 0;
  const run = () => {
    const before = process.cpuUsage();
    kills = explain(evidence).kills.length;
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  const firstSeconds = run();
  for (let spent = firstSeconds; spent < WARM_UP_SECONDS; spent += run()) {
    // the compiler learns what is hot
  }
  const seconds = Math.min(...Array.from({ length: RUNS }, run));
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  return { kills, firstSeconds, seconds, evidenceBytes, peakBytes };
}

async function measured(shape: string): Promise<Measured> {
  const child = fork(process.argv[1], ['--shape', shape], { execArgv: [HEAP] });
  const [[message], [status]] = await Promise.all([once(child, 'message'), once(child, 'exit')]);
  if (status !== 0) {
    throw new Error(`"${shape}" ended with ${status}`);
  }
  return message as Measured;
}

async function main(part: string): Promise<void> {
  for (const shape of Object.keys(SHAPES).filter((name) => name.includes(part))) {
    const { kills, firstSeconds, seconds, evidenceBytes, peakBytes } = await measured(shape);
    const rate = kills / seconds;
    const line = [
      shape.padEnd(34),
      `${kills} kills`.padStart(11),
      `${rate.toFixed(0)}/s`.padStart(9),
      `(first ${(kills / firstSeconds).toFixed(0)}/s)`.padStart(16),
      `evidence ${(evidenceBytes / MEBIBYTE).toFixed(0)} MiB`.padStart(18),
      `at most ${(peakBytes / MEBIBYTE).toFixed(0)} MiB resident`.padStart(27),
    ];
    process.stdout.write(`${line.join(' ')}${rate < BUDGET ? `  below ${BUDGET}/s` : ''}\n`);
    process.exitCode = rate < BUDGET ? 1 : process.exitCode;
  }
}

const [, , option = '', shape = ''] = process.argv;
const run =
  option === '--shape' ? measure(shape).then((result) => process.send!(result)) : main(option); // prettier-ignore
run.catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
