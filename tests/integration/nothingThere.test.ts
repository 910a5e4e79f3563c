import { incidentNamed } from '../../scenarios';
import { RunningPrometheus, startPrometheus } from '../prometheus/startPrometheus';
import { lab1 } from '../truth/lab1';
import { expectSentence, RANGE, SERVER, UNUSABLE } from './expectSentence';
import { explain, runPodCoroner } from './runPodCoroner';

describe('a Prometheus that knows nothing of it', () => {
  let recording: RunningPrometheus;
  let empty: RunningPrometheus;
  let withoutKsm: RunningPrometheus;
  const end = Date.UTC(2026, 10, 23, 12);

  beforeAll(async () => {
    const incident = incidentNamed('container-limit').build(end, { lastSeconds: 3600 });
    const series = incident.series.filter(({ labels }) => !labels.__name__.startsWith('kube_'));
    [recording, empty, withoutKsm] = await Promise.all([
      startPrometheus({ recording: lab1.recording }),
      startPrometheus(),
      startPrometheus({ scenarios: [{ ...incident, series }] }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([recording, empty, withoutKsm].map((one) => one?.stop()));
  });

  const CASES: Array<[string, () => RunningPrometheus, string[], string]> = [
    ['an empty one', () => empty, RANGE, 'notice.no-data'],
    [
      'one without kube-state-metrics',
      () => withoutKsm,
      ['--from', new Date(end - 3_600_000).toISOString(), '--to', new Date(end).toISOString()],
      'notice.no-ksm',
    ],
    ['a pod that never was', () => recording, [...RANGE, '--pod', 'never-was'], 'notice.no-such-pod'],
    ['a namespace that never was', () => recording, [...RANGE, '--namespace', 'never-was'], 'notice.no-such-pod'],
    [
      'a range before the data',
      () => recording,
      ['--from', '2026-11-20T00:00:00Z', '--to', '2026-11-20T06:00:00Z'],
      'notice.no-data',
    ],
  ];

  it.each(CASES)('answers for %s with a notice', async (_, prometheus, asked, notice) => {
    const { kills, groups, noticeMessages } = await explain(['--prometheus', prometheus().url, ...asked]);
    expect({ kills, groups }).toEqual({ kills: [], groups: [] });
    expect(noticeMessages.map(({ id }) => id)).toEqual([notice, 'notice.no-kill']);
  });

  it('says so in the report, on standard output', async () => {
    const outcome = await runPodCoroner(['explain', '--prometheus', empty.url, ...RANGE]);
    expect({ ...outcome, stdout: '' }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(outcome.stdout).toMatch(/^Notice: There is no sample .*No kill from 2026-11-23T22:50:00Z/s);
  });

  it.each([
    ['namespace', '('],
    ['pod', 'cart-['],
    ['container', '*'],
    ['node', '(?=worker)'],
  ])('is asked with no pattern for --%s that RE2 refuses: %s', async (option, pattern) => {
    const outcome = await runPodCoroner(['explain', '--prometheus', recording.url, ...RANGE, `--${option}`, pattern]);
    expectSentence(outcome, UNUSABLE, /A pattern of the selection is no regular expression .*RE2/);
  });

  it('is asked safely with values that would be PromQL', async () => {
    const hostile = '"} or vector(1) or {a="';
    const { noticeMessages } = await explain(['--prometheus', recording.url, ...RANGE, '--cluster', hostile]);
    expect(noticeMessages.map(({ id }) => id)).toEqual(['notice.no-data', 'notice.no-kill']);
  });

  it('may take as long as a person wants to wait', async () => {
    const { noticeMessages } = await explain(['--prometheus', empty.url, ...RANGE, '--timeout', '30d']);
    expect(noticeMessages.map(({ id }) => id)).toEqual(['notice.no-data', 'notice.no-kill']);
  });

  it('that speaks no TLS is told in one sentence', async () => {
    const outcome = await runPodCoroner(['explain', '--prometheus', empty.url.replace('http:', 'https:'), ...RANGE]);
    expectSentence(outcome, SERVER, /Cannot reach Prometheus at https:.*SSL/);
  });
});
