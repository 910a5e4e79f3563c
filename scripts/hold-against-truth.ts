/**
 * Prints how the answers compare with what really happened: the lab recording and the scripted incidents, each in a
 * real Prometheus, asked through the built command line. Run: npm run build:cli && npm run truth
 */
import path from 'node:path';
import { incidents } from '../scenarios';
import { explain } from '../tests/integration/runPodCoroner';
import { startPrometheus, type PrometheusContents } from '../tests/prometheus/startPrometheus';
import { compareWithTruth, wrongAndSure, type Comparison, type TruthEntry } from '../tests/truth/compareWithTruth';
import { lab1, leftNoTrace } from '../tests/truth/lab1';

const END = Date.parse('2026-11-23T20:00:00Z');
const SIX_HOURS = 6 * 3_600_000;

async function main(): Promise<void> {
  const { from, to } = lab1.range;
  print('lab1', await held({ recording: lab1.recording }, from, to, lab1.truth()));
  const folder = path.dirname(lab1.recording);
  const witnesses = ['kernel-log=kernel.log', 'events=events.json', 'pods=pods.json'].flatMap((one) => {
    const [option, file] = one.split('=');
    return [`--${option}`, path.join(folder, file)];
  });
  print(
    'lab1 with its kernel log, events and pods',
    await held({ recording: lab1.recording }, from, to, lab1.truth(), witnesses)
  );
  for (const script of incidents) {
    const incident = script.build(END);
    const since = new Date(END - SIX_HOURS).toISOString();
    print(script.name, await held({ scenarios: [incident] }, since, new Date(END).toISOString(), incident.truth));
  }
}

async function held(
  contents: PrometheusContents,
  from: string,
  to: string,
  truth: TruthEntry[],
  more: string[] = []
): Promise<Comparison> {
  const prometheus = await startPrometheus(contents);
  try {
    const { kills } = await explain(['--prometheus', prometheus.url, '--from', from, '--to', to, ...more]);
    return compareWithTruth(truth, kills);
  } finally {
    await prometheus.stop();
  }
}

function print(name: string, comparison: Comparison): void {
  const { found, missed, invented } = comparison;
  const causes = [...new Set(found.map(({ truth }) => truth.cause))].sort();
  const lines = causes.map((cause) => {
    const of = found.filter(({ truth }) => truth.cause === cause);
    const count = (verdict: string) => of.filter((one) => one.verdict === verdict).length;
    const likeliest = of.filter(
      ({ verdict, told }) =>
        verdict === 'undetermined' &&
        'alternatives' in told &&
        (told.alternatives as Array<{ cause: string }>)[0]?.cause === cause
    ).length;
    return `| ${cause} | ${of.length} | ${count('right')} | ${count('undetermined')} (${likeliest}) | ${count('wrong')} |`;
  });
  const untraced = missed.filter(leftNoTrace);
  process.stdout.write(
    [
      `\n${name}\n`,
      '| truth | found | right | undetermined (of them the truth is the likeliest) | wrong |',
      '| --- | --- | --- | --- | --- |',
      ...lines,
      '',
      `missed: ${missed.length} (${untraced.length} left no trace in Prometheus), invented: ${invented.length}, wrong and sure: ${wrongAndSure(comparison).length}`,
      '',
    ].join('\n')
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
