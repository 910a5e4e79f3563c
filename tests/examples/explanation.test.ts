import { explain } from '../../src/core/diagnosis/explain';
import type { Evidence } from '../../src/core/evidence/Evidence';
import type { ExplainedKill, Explanation } from '../../src/core/explanation/Explanation';
import { toJson } from '../../src/core/explanation/words/toJson';
import { epochMs } from '../../src/core/units';
import { isSure } from '../truth/compareWithTruth';
import { lab1 } from '../truth/lab1';
import { examples, Incident } from './exampleEvidence';
import { lab1Evidence } from './lab1Evidence';

const INCIDENTS: Array<Pick<Incident, 'name' | 'evidence'>> = [
  { name: 'lab1', evidence: () => lab1Evidence() },
  ...examples,
];

/** A kill is settled five minutes after it (contract.md). */
const SETTLED_MS = 300_000;

describe.each(INCIDENTS)('the explanation of $name', (incident) => {
  let evidence: Evidence;
  let explanation: Explanation;

  beforeAll(async () => {
    evidence = await incident.evidence();
    explanation = explain(evidence);
  });

  it('depends on nothing but the evidence, and leaves that as it was', () => {
    const before = JSON.stringify(evidence);
    expect(explain(JSON.parse(before) as Evidence)).toEqual(explanation);
    expect(JSON.stringify(evidence)).toBe(before);
  });

  it.each([15, 30, 60, 300])('leads exactly to the limit from a graph with a step of %i s', (stepSeconds) => {
    const { kills } = explain(evidence, { stepSeconds });
    for (const { belowLimit } of kills.filter((kill) => kill.belowLimit?.limitBytes)) {
      const { rows, seenBytes, limitBytes, seenStepSeconds } = belowLimit!;
      expect(rows.reduce((sum, { bytes }) => sum + bytes, seenBytes)).toBe(limitBytes);
      expect(seenStepSeconds).toBe(stepSeconds);
    }
    expect(kills.map(verdictOf)).toEqual(explanation.kills.map(verdictOf));
  });

  it('is not sure of a kill that is asked about within five minutes', () => {
    for (const { id, time } of explanation.kills) {
      const askedAt = epochMs(Date.parse(time) + SETTLED_MS - 1000);
      const early = explain({ ...evidence, askedAt }, { killIds: [id] });
      expect(early.kills.map((kill) => [kill.id, kill.settled, isSure(kill)])).toEqual([[id, false, false]]);
    }
  });

  it('has words for everything it says', () => {
    const texts: string[] = [];
    JSON.stringify(toJson(explanation), (key, value: unknown) => {
      if ((key === 'text' || key === 'summary' || key === 'how') && typeof value === 'string') {
        texts.push(value);
      }
      return value;
    });
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.filter((text) => /\{\{|\}\}|undefined|NaN|null/.test(text))).toEqual([]);
    expect(texts.filter((text) => /^[a-z]+(\.[a-z-]+)+$/.test(text))).toEqual([]);
  });

  it('shows for each fact a time within what was read', () => {
    const times = explanation.kills.flatMap(({ evidence: rows }) =>
      rows.flatMap(({ at }) => (at ? [Date.parse(at)] : []))
    );
    const outside = times.filter((time) => time < evidence.window.from || time > evidence.window.to);
    expect(outside.map((time) => new Date(time).toISOString())).toEqual([]);
  });
});

describe('the id of a kill', () => {
  it('is the same from two ranges that both hold it, and from no range of others', async () => {
    const [early, late] = await Promise.all([
      lab1Evidence({ from: lab1.range.from, to: '2026-11-23T23:27:35Z' }),
      lab1Evidence({ from: '2026-11-23T22:58:00Z', to: lab1.range.to }),
    ]);
    const [first, second] = [early, late].map((evidence) => explain(evidence).kills);
    const within = (kills: ExplainedKill[]) =>
      kills.filter(({ time }) => time >= '2026-11-23T22:58:00Z' && time < '2026-11-23T23:27:35Z');
    const named = ({ id, pod, container, time }: ExplainedKill) => ({ id, pod, container, time });
    expect(within(first).length).toBeGreaterThan(20);
    expect(within(first).map(named)).toEqual(within(second).map(named));
    const others = first.filter(({ time }) => time < '2026-11-23T22:58:00Z').map(({ id }) => id);
    expect(others.length).toBeGreaterThan(3);
    expect(second.filter(({ id }) => others.includes(id))).toEqual([]);
  });
});

const verdictOf = ({ id, cause, score, time }: ExplainedKill) => ({ id, cause, score, time });
