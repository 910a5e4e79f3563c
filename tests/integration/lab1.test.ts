import { queryOf } from '../../src/core/explanation/queryOf';
import { RunningPrometheus, startPrometheus } from '../prometheus/startPrometheus';
import { compareWithTruth, Comparison, Found, wrongAndSure } from '../truth/compareWithTruth';
import { lab1, leftNoTrace, traceless } from '../truth/lab1';
import { Answer, explain, runPodCoroner } from './runPodCoroner';

type Kill = Answer['kills'][number];

/** Causes that must be told wherever they left a trace: what this version is for. */
const MUST_BE_TOLD = ['node-oom', 'container-limit', 'node-allocatable', 'node-eviction'];

describe('the lab1 recording, explained', () => {
  let prometheus: RunningPrometheus;
  let answer: Answer;
  let comparison: Comparison<Kill>;

  beforeAll(async () => {
    prometheus = await startPrometheus({ recording: lab1.recording });
    answer = await explain(['--prometheus', prometheus.url, '--from', lab1.range.from, '--to', lab1.range.to]);
    comparison = compareWithTruth(lab1.truth(), answer.kills);
  });
  afterAll(() => prometheus?.stop());

  describe('held against the truth', () => {
    it('finds and dates every kill that left a trace', () => {
      expect(comparison.missed.filter((entry) => !leftNoTrace(entry))).toEqual([]);
    });

    it('excuses no end that is not in the truth', () => {
      expect(lab1.truth().filter(leftNoTrace)).toHaveLength(traceless);
    });

    it('invents no kill', () => {
      expect(comparison.invented).toEqual([]);
    });

    it('is never wrong and sure', () => {
      expect(wrongAndSure(comparison).map(shown)).toEqual([]);
    });

    it.each(MUST_BE_TOLD)('tells every %s that left a trace', (cause) => {
      const found = comparison.found.filter(({ truth }) => truth.cause === cause);
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter(({ verdict }) => verdict !== 'right').map(shown)).toEqual([]);
    });

    it.each(MUST_BE_TOLD)('tells no %s where there was another cause', (cause) => {
      const told = comparison.found.filter(({ told }) => told.cause === cause);
      expect(told.filter(({ verdict }) => verdict !== 'right').map(shown)).toEqual([]);
    });

    it('tells exit codes and reasons as the containers’ statuses had them', () => {
      const { found } = comparison;
      const ends = found.filter(({ told, truth }) => told.container !== '' && truth.reason !== null);
      const differing = ends.filter(
        ({ told, truth }) =>
          told.reason !== truth.reason || (told.exitCode !== null && told.exitCode !== truth.exitCode)
      );
      expect(ends.length).toBeGreaterThan(30);
      expect(differing.map(shown)).toEqual([]);
    });

    it('tells whether the same pod started the container again', () => {
      const ends = comparison.found.filter(({ told }) => told.restarted !== null);
      expect(ends.length).toBeGreaterThan(30);
      expect(ends.filter(({ told, truth }) => told.restarted !== truth.restarted).map(shown)).toEqual([]);
    });

    it('marks the labels that are a child’s, by the exit code or, without one, by the cause, and no other', () => {
      const marked = comparison.found.filter(({ told }) => told.mislabelled).map(({ truth }) => truth.id);
      expect(new Set(marked)).toEqual(new Set(['mislabelled-0', 'mislabelled-143']));
    });

    it('names the signal of the eviction', () => {
      const [eviction] = answer.kills.filter(({ cause }) => cause === 'node-eviction');
      expect(eviction).toMatchObject({ container: '', signal: 'allocatableMemory.available', restarted: false });
    });
  });

  describe('in words', () => {
    it.each<Record<string, string>>([{}, { CI: 'true' }, { TERM: 'xterm-256color' }])(
      'paints nothing where no terminal is, with %j',
      async (set) => {
        const range = ['--from', lab1.range.from, '--to', lab1.range.to];
        const { stdout } = await runPodCoroner(['explain', '--prometheus', prometheus.url, ...range], set);
        expect(stdout.length).toBeGreaterThan(10_000);
        expect([...stdout].filter((character) => character < ' ' && character !== '\n')).toEqual([]);
      }
    );
  });

  describe('asked more narrowly', () => {
    const ask = (...more: string[]) =>
      explain(['--prometheus', prometheus.url, '--from', lab1.range.from, '--to', lab1.range.to, ...more]);

    it('tells exactly the kills of the selection, as it tells them among all', async () => {
      const { kills } = await ask('--namespace', 'web-prod|mailer-prod', '--pod', '.*-0|frontend-.*');
      expect(kills).toEqual(answer.kills.filter(({ namespace }) => /^(web|mailer)-prod$/.test(namespace)));
    });

    it('tells by --container only pods that have it, evictions too', async () => {
      const loaders = await ask('--container', 'etl-loader');
      expect(loaders.kills.map(({ pod, cause }) => `${pod} ${cause}`)).toEqual([
        expect.stringMatching(/^etl-loader-.* node-eviction$/),
      ]);
      expect((await ask('--container', 'never-was')).kills).toEqual([]);
    });

    it('tells by --kill and --cause those kills alone, and nothing of pods that were not asked about', async () => {
      const [{ id }] = answer.kills;
      const byId = await ask('--kill', id);
      const byCause = await ask('--cause', 'node-allocatable');
      expect(byId.kills.map((kill) => kill.id)).toEqual([id]);
      expect(byCause.kills.map(({ cause }) => cause)).toEqual(['node-allocatable', 'node-allocatable']);
      expect([...byId.notices, ...byCause.notices]).toEqual([]);
    });

    it('keeps its notices to the selection, too', async () => {
      const { noticeMessages } = await ask('--node', 'worker-2');
      expect(noticeMessages.map(({ id }) => id)).toEqual(['notice.no-such-pod', 'notice.no-kill']);
    });

    it('tells the newest with --limit, and that there were more', async () => {
      const { kills, noticeMessages } = await ask('--limit', '3');
      expect(kills.map(({ id }) => id)).toEqual(answer.kills.slice(-3).map(({ id }) => id));
      expect(noticeMessages).toContainEqual({
        id: 'notice.kills-cut',
        params: { shownCount: 3, foundCount: answer.kills.length },
      });
    });

    it('explains the step of the dashboard that is named', async () => {
      const { kills } = await ask('--step', '5m', '--container', 'thumbnailer');
      expect(kills.map(({ belowLimit }) => belowLimit?.seenStepSeconds)).toEqual([300, 300]);
    });
  });

  describe('in itself', () => {
    it('gives every kill an id of its own', () => {
      expect(new Set(answer.kills.map(({ id }) => id)).size).toBe(answer.kills.length);
    });

    it('dates every kill within the range, in order of time', () => {
      const times = answer.kills.map(({ time }) => Date.parse(time));
      expect(times.filter((time) => time < Date.parse(lab1.range.from) || time >= Date.parse(lab1.range.to))).toEqual(
        []
      );
      expect(times).toEqual([...times].sort((a, b) => a - b));
    });

    it('gives each kill scores that sum to 1', () => {
      const sums = answer.kills.map(({ score, alternatives }) =>
        alternatives.reduce((sum, one) => sum + one.score, score ?? 0)
      );
      expect(sums.filter((sum) => Math.abs(sum - 1) > 0.002)).toEqual([]);
    });

    it('has a score exactly where it has a cause', () => {
      expect(answer.kills.filter(({ cause, score }) => (cause === 'undetermined') !== (score === null))).toEqual([]);
      expect(
        answer.kills.filter(({ cause, certainty }) => (cause === 'undetermined') !== (certainty === 'undetermined'))
      ).toEqual([]);
    });

    it('leads exactly from what was seen to the limit', () => {
      const limited = answer.kills.flatMap(({ belowLimit }) => (belowLimit?.limitBytes ? [belowLimit] : []));
      expect(limited.length).toBeGreaterThan(20);
      for (const { seenBytes, limitBytes, rows } of limited) {
        expect(rows.reduce((sum, { bytes }) => sum + bytes, seenBytes)).toBe(limitBytes);
      }
    });

    it('shows beside each fact the query that can have brought it', () => {
      const rows = answer.kills.flatMap((kill) => kill.evidence.map((row) => ({ ...row, kill })));
      const queried = rows.filter(({ source }) => source !== null);
      const ofRoot = queried.filter(({ id }) => ['global-oom', 'no-global-oom'].includes(id));
      const ofContainer = queried.filter(({ id }) => ['last-sample', 'near-limit', 'growth-beyond'].includes(id));
      expect([ofRoot.length, ofContainer.length].map((count) => count > 10)).toEqual([true, true]);
      expect(ofRoot.filter(({ source }) => !queryOf({ source })!.includes('id="/"'))).toEqual([]);
      expect(ofContainer.filter(({ source, kill }) => !queryOf({ source })!.includes(kill.pod))).toEqual([]);
    });

    it('has each kill in exactly one group, which counts it', () => {
      const grouped = answer.groups.flatMap(({ killIds }) => killIds);
      expect([...grouped].sort()).toEqual(answer.kills.map(({ id }) => id).sort());
      expect(answer.groups.map(({ count }) => count)).toEqual(answer.groups.map(({ killIds }) => killIds.length));
    });

    it('names in each summary the container, or the pod that was evicted', () => {
      const unnamed = answer.kills.filter(
        ({ summary, container, pod }) => !summary.includes(container === '' ? pod : container)
      );
      expect(unnamed.map(({ summary }) => summary)).toEqual([]);
    });

    it('words every message, leaving no placeholder', () => {
      const texts = textsIn(answer);
      expect(texts.length).toBeGreaterThan(500);
      expect(texts.filter((text) => /\{\{|^[a-z]+\.[a-z-]+$/.test(text))).toEqual([]);
    });
  });
});

/** What a failing test should show of a pair. */
const shown = ({ truth, told }: Found<Kill>) => ({
  truth: `${truth.time} ${truth.container} ${truth.cause} ${truth.reason}/${truth.exitCode} restarted ${truth.restarted}`,
  told: `${told.time} ${told.cause} ${told.score} ${told.reason}/${told.exitCode} restarted ${told.restarted}`,
});

/** The words beside the messages: summaries, remarks, evidence, rows, notices. */
function textsIn({ kills, notices }: Answer): string[] {
  const worded = kills.flatMap(({ summary, remarks, evidence, belowLimit }) => [
    summary,
    ...[...remarks, ...evidence, ...(belowLimit?.rows ?? [])].map((one) => (one as unknown as { text: string }).text),
  ]);
  return [...notices, ...worded];
}
