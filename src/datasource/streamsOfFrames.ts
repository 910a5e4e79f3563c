import { FieldType, type DataFrame } from '@grafana/data';
import { type LogEntry, type LogStream } from '../core/evidence/loki/Loki';

/**
 * Streams from the frames of Grafana's Loki data source, of either shape: legacy (`labels`, `Time`, `Line`, `tsNs`) or
 * data plane (`labels`, `timestamp`, `body`, `id`). Only the labels that select a stream are kept: `labelTypes` tells
 * them (`I`) from structured metadata.
 */
export function streamsOfFrames(frames: DataFrame[]): LogStream[] {
  const streams = new Map<string, { labels: Record<string, string>; entries: LogEntry[] }>();
  for (const frame of frames) {
    const named = (...names: string[]) => frame.fields.find(({ name }) => names.includes(name));
    const line = named('Line', 'body') ?? frame.fields.find(({ type }) => type === FieldType.string);
    const time = frame.fields.find(({ type }) => type === FieldType.time);
    const [exact, labels, types] = [named('tsNs', 'id'), named('labels'), named('labelTypes')];
    for (let row = 0; line !== undefined && time !== undefined && row < line.values.length; row++) {
      const own = selecting(labels?.values[row] ?? line.labels, types?.values[row]);
      const key = JSON.stringify(own);
      const stream = streams.get(key) ?? { labels: own, entries: [] };
      stream.entries.push({
        ns: nanoseconds(exact?.values[row], time.values[row], time.nanos?.[row]),
        line: String(line.values[row]),
      });
      streams.set(key, stream);
    }
  }
  return [...streams.values()];
}

/** Exact digits stand in `tsNs`, and at the beginning of the data plane's `id`. */
function nanoseconds(exact: unknown, milliseconds: unknown, rest: number | undefined): string {
  const found = typeof exact === 'string' ? /^(\d{19})(?:_|$)/.exec(exact)?.[1] : undefined;
  return found ?? `${Math.floor(Number(milliseconds))}${String(rest ?? 0).padStart(6, '0')}`;
}

function selecting(labels: unknown, types: unknown): Record<string, string> {
  const typeOf = (types ?? {}) as Record<string, unknown>;
  const all = Object.entries((labels ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    all
      .filter(([name, value]) => typeof value === 'string' && (typeOf[name] ?? 'I') === 'I')
      .sort(([a], [b]) => (a < b ? -1 : 1))
  ) as Record<string, string>;
}
