import { RunningPrometheus, startPrometheus } from '../prometheus/startPrometheus';
import { compareWithTruth, Comparison, TruthEntry, wrongAndSure } from '../truth/compareWithTruth';
import { lab1, leftNoTrace } from '../truth/lab1';
import { EVICTIONS, KERNEL_CAUSES, shown, unwitnessed } from '../truth/seenByWitnesses';
import { Answer, explain } from './runPodCoroner';

type Kill = Answer['kills'][number];

describe('lab1 with its kernel log, events and pods', () => {
  const { witnesses, range } = lab1;
  const ALL = ['kernel-log', 'events', 'pods'] as const;
  const SOME = ALL.flatMap((one, i) => [[one], ...ALL.slice(i + 1).map((other) => [one, other])]);
  let prometheus: RunningPrometheus;
  let whole: Answer;
  let comparison: Comparison<Kill>;

  const ask = (...args: string[]) =>
    explain(['--prometheus', prometheus.url, '--from', range.from, '--to', range.to, ...args]);

  beforeAll(async () => {
    prometheus = await startPrometheus({ recording: lab1.recording });
    whole = await ask(...ALL.flatMap((family) => witnesses[family]));
    comparison = compareWithTruth(lab1.truth(), whole.kills);
  });
  afterAll(() => prometheus?.stop());

  it('tells each kill by the kernel and each eviction as it was, and no other', () => {
    expect(comparison.invented).toEqual([]);
    expect(unwitnessed(comparison, [...KERNEL_CAUSES, ...EVICTIONS])).toEqual([]);
  });

  it('finds also those that left no trace in Prometheus', () => {
    expect(comparison.missed).toEqual([]);
  });

  it('tells nothing wrong', () => {
    expect(comparison.found.filter(({ verdict }) => verdict === 'wrong').map(shown)).toEqual([]);
  });

  it('takes no end for the kernel’s of which its whole log is silent', () => {
    const others = comparison.found.filter(({ truth }) => truth.exitCode === 137 && truth.reason === 'Error');
    const notKernels = others.filter(({ truth }) => !KERNEL_CAUSES.includes(truth.cause));
    expect(notKernels.map(({ truth }) => truth.cause)).toEqual(expect.arrayContaining(['app-exit', 'probe']));
    const said = notKernels.flatMap(({ told }) => [told.cause, ...told.alternatives.map(({ cause }) => cause)]);
    expect(said.filter((cause) => KERNEL_CAUSES.includes(cause))).toEqual([]);
  });

  it.each(SOME.map((families) => ({ name: families.join(' and '), families })))(
    'invents nothing and is never wrong and sure with $name alone',
    async ({ families }) => {
      const some = compareWithTruth(
        lab1.truth(),
        (await ask(...families.flatMap((family) => witnesses[family]))).kills
      );
      expect(some.invented).toEqual([]);
      expect(wrongAndSure(some).map(shown)).toEqual([]);
      const byKernel = families.includes('kernel-log') ? KERNEL_CAUSES : [];
      const byKubelet = families.some((family) => family !== 'kernel-log') ? EVICTIONS : [];
      // who left no trace in Prometheus is known by the pods' objects alone
      const isKnown = (entry: TruthEntry) => families.includes('pods') || !leftNoTrace(entry);
      const known = {
        ...some,
        missed: some.missed.filter(isKnown),
        found: some.found.filter(({ truth }) => isKnown(truth)),
      };
      expect(unwitnessed(known, [...byKernel, ...byKubelet])).toEqual([]);
    }
  );
});
