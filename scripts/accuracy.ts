/**
 * Holds every answer against the truth while evidence is taken away, prints what came of it, and fails when a bar of
 * the diagnosis falls. Run: npm run accuracy [-- --incident PATTERN] [--as INSTALLATION] [--missing FAMILY,…] [--damage KIND#SEED]
 */
import { parseArgs } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import { answerJobs } from '../tests/accuracy/accuracyWorker';
import { failuresOf, miscalibrated, reportOf } from '../tests/accuracy/judging/report';
import { emptyTally, merge } from '../tests/accuracy/judging/Tally';
import { INCIDENTS, sourcesHash } from '../tests/accuracy/recording/cachedRecordings';
import { relabellings } from '../tests/accuracy/installations/relabel';
import type { Extent } from '../tests/accuracy/judging/plan';
import { runAll } from '../tests/accuracy/runAll';
import { showOne } from '../tests/accuracy/showOne';

/** Of all incidents together, by night. */
const RANDOM_SUBSETS = 20_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      incident: { type: 'string', multiple: true },
      as: { type: 'string' },
      missing: { type: 'string' },
      defaults: { type: 'string' },
      'kernel-log': { type: 'boolean' },
      damage: { type: 'string' },
      quick: { type: 'boolean' },
      nightly: { type: 'boolean' },
      seed: { type: 'string' },
      verbose: { type: 'boolean' },
    },
  });
  const { incident: named = [], missing, as, defaults, damage } = values;
  const hash = sourcesHash();
  if (named.length === 1 && [missing, as, defaults, damage].some((one) => one !== undefined)) {
    process.stdout.write(
      await showOne(named[0], hash, { missing, as, defaults, damage, kernelLog: values['kernel-log'] })
    );
    return;
  }
  const wanted = named.map((pattern) => new RegExp(`^(?:${pattern})$`));
  const asked = INCIDENTS.filter((name) => wanted.length === 0 || wanted.some((pattern) => pattern.test(name)));
  if (asked.length === 0) {
    throw new Error(`There is no incident ${named.join(', ')}; there are ${INCIDENTS.join(', ')}.`);
  }
  const started = performance.now();
  const tally = emptyTally();
  // what a change must pass is the same every time
  const seed = Number(values.seed ?? (values.nightly ? Math.floor(Math.random() * 2 ** 31) : 1));
  const extent: Extent = {
    extent: values.nightly ? 'nightly' : values.quick ? 'quick' : 'ci',
    seed,
    randomSubsets: Math.ceil(RANDOM_SUBSETS / (asked.length * relabellings.length)),
  };
  const all = await runAll(asked, { hash, extent }, ({ incident, collectMs, explainMs, tally: one }, left) => {
    const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
    process.stderr.write(
      `${incident}: collected in ${seconds(collectMs)}, explained ${one.explained} times in ${seconds(explainMs)}, ${left} left\n`
    );
  });
  all.forEach((done) => merge(tally, done.tally));
  process.stdout.write(`${reportOf(tally)}\n`);
  if (values.nightly) {
    process.stdout.write(`The random subsets are those of --nightly --seed ${seed}\n`);
  }
  const failures = [...failuresOf(tally.failures, values.verbose ? Infinity : 40), ...miscalibrated(tally)];
  if (values.verbose) {
    process.stdout.write(`Told from less\n\n${failuresOf(tally.fromLess, Infinity).join('\n')}\n\n`);
    process.stdout.write(`Trigger or signal left open\n\n${failuresOf(tally.untriggered, Infinity).join('\n')}\n\n`);
  }
  process.stdout.write(`${asked.length} incidents in ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
  if (failures.length > 0) {
    process.stdout.write(`\n${tally.failures.length} answers below a bar:\n${failures.join('\n')}\n`);
    process.exitCode = 1;
  }
}

if (isMainThread) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  });
} else {
  answerJobs();
}
