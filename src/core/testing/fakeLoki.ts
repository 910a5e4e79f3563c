import { Loki, LogQuery, LogStream } from '../evidence/loki/Loki';
import { Labels } from '../evidence/Series';

/** A line of a fake Loki, `count` times. */
export interface FakeLine {
  labels: Labels;
  line: string;
  /** Unix milliseconds; the query's start by default */
  at?: number;
  count?: number;
}

export interface FakeLoki extends Loki {
  asked: LogQuery[];
}

/** A Loki that answers what a test says. */
export function fakeLoki({
  answer,
  values = {},
}: {
  answer: (query: LogQuery) => FakeLine[];
  values?: Record<string, string[]>;
}): FakeLoki {
  const asked: LogQuery[] = [];
  return {
    asked,
    concurrency: 4,
    labelNames: () => Promise.resolve(Object.keys(values)),
    labelValues: (label) => Promise.resolve(values[label] ?? []),
    query: async (query) => {
      asked.push(query);
      await Promise.resolve();
      return answer(query).map(({ labels, line, at = query.start, count = 1 }): LogStream => ({
        labels,
        entries: Array.from({ length: count }, () => ({ ns: `${at}000000`, line })),
      }));
    },
  };
}

/** A Loki that holds these lines and understands as much of LogQL as the product writes. */
export function lokiWith(lines: FakeLine[]): FakeLoki {
  const names = [...new Set(lines.flatMap(({ labels }) => Object.keys(labels)))];
  const values = Object.fromEntries(names.map((name) => [name, [...new Set(lines.flatMap(({ labels }) => labels[name] ?? []))]])); // prettier-ignore
  return fakeLoki({
    values,
    answer: ({ expression, start, end, limit, direction }) => {
      const [, selector, needle] = /^\{(.*?)\}(?: \|~ (".*"))?$/s.exec(expression)!;
      const matchers = [...selector.matchAll(/(\w+)(=~?)("(?:[^"\\]|\\.)*")/g)];
      const found = lines.filter(
        ({ labels, line, at = start }) =>
          at >= start &&
          at < end &&
          matchers.every(
            ([, name, operator, value]) =>
            operator === '=' ? (labels[name] ?? '') === text(value) : new RegExp(`^(?:${text(value)})$`).test(labels[name] ?? '') // prettier-ignore
          ) &&
          (needle === undefined || new RegExp(text(needle)).test(line))
      );
      const sorted = found.sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
      return direction === 'forward' ? sorted.slice(0, limit) : sorted.slice(-limit).reverse();
    },
  });
}

const text = (literal: string): string =>
  literal
    .slice(1, -1)
    .replace(/\\(?:x([0-9a-f]{2})|(.))/g, (_, code: string, one: string) => one ?? String.fromCharCode(parseInt(code, 16))); // prettier-ignore
