import { say } from '../../explanation/words/say';
import { at } from '../../testing/evidenceOf';
import { fakeLoki } from '../../testing/fakeLoki';
import { LokiError, LokiFault, LOKI_FAULTS } from './Loki';
import { LokiReader, MOST_LINES } from './LokiReader';

const QUERY = { expression: '{a="b"}', start: at(0), end: at(60) };
const manyLines = (count: number, line = 'x') => [{ labels: {}, line, count }];

describe('reading Loki', () => {
  it.each(LOKI_FAULTS.map((fault) => [fault]))('tells a %s in one sentence', async (fault) => {
    const reader = new LokiReader(fakeLoki({ answer: () => { throw new LokiError(fault, 'its words'); } })); // prettier-ignore
    expect(await reader.lines('events', QUERY)).toEqual({ streams: [], whole: false });
    expect(reader.notices.map((notice) => say(notice))).toEqual([expect.stringMatching(/^[^.]*\bLoki\b.*its words[^.]*\.$/s)]); // prettier-ignore
    expect(reader.queries).toEqual([{ id: 'l1', family: 'events', expression: '{a="b"}', seriesCount: null, error: 'its words' }]); // prettier-ignore
  });

  it.each<[LokiFault, number]>([['unreachable', 1], ['timeout', 1], ['unauthorized', 1], ['too-many', 1], ['limit', 3], ['query', 3]])('after a %s asks %s of three', async (fault, count) => {
    const loki = fakeLoki({ answer: () => { throw new LokiError(fault, ''); } }); // prettier-ignore
    const reader = new LokiReader(loki);
    for (let i = 0; i < 3; i++) {
      await reader.lines('events', QUERY);
    }
    expect(loki.asked).toHaveLength(count);
    expect(reader.notices).toHaveLength(1);
  }); // prettier-ignore

  it('says when there was more than it read', async () => {
    const reader = new LokiReader(fakeLoki({ answer: () => manyLines(MOST_LINES) }));
    expect((await reader.lines('kernel-log', QUERY)).whole).toBe(false);
    expect(reader.notices).toEqual([
      { id: 'notice.loki-cut', params: { family: 'kernel-log', count: 5000, fromAt: '2026-11-23T12:00:00Z', toAt: '2026-11-23T12:01:00Z' } }, // prettier-ignore
    ]);
  });

  it('asks again for as many as a stricter Loki allows', async () => {
    const loki = fakeLoki({
      answer: ({ limit }) => {
        if (limit > 1000) {
          throw new LokiError('limit', `max entries limit per query exceeded, limit > max_entries_limit_per_query (${limit} > 1000)`); // prettier-ignore
        }
        return manyLines(limit === 1000 ? 1000 : 5);
      },
    });
    const reader = new LokiReader(loki);
    expect(await reader.lines('events', QUERY)).toMatchObject({ whole: false });
    expect(await reader.lines('events', QUERY, 10)).toMatchObject({ whole: true });
    expect(loki.asked.map(({ limit }) => limit)).toEqual([5000, 1000, 10]);
    expect(reader.notices.map(({ id }) => id)).toEqual(['notice.loki-cut']);
  });

  it('stops after some megabytes, and says so', async () => {
    const loki = fakeLoki({ answer: () => manyLines(100, 'x'.repeat(50_000)) });
    const reader = new LokiReader(loki);
    for (let i = 0; i < 5; i++) {
      await reader.lines('events', QUERY);
    }
    expect(loki.asked).toHaveLength(2);
    expect(reader.notices.map((notice) => say(notice))).toEqual([expect.stringMatching(/^More than 8 MiB /)]);
  });

  it('stops after some hundreds of queries, and says so', async () => {
    const loki = fakeLoki({ answer: () => [] });
    const reader = new LokiReader(loki);
    await Promise.all(Array.from({ length: 400 }, () => reader.lines('events', QUERY)));
    expect(loki.asked).toHaveLength(300);
    expect(reader.notices.map(({ id }) => id)).toEqual(['notice.loki-queries']);
  });
});
