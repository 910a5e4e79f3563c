import { ClusterEvent, eventOf, LineContext } from './ClusterEvent';
import { parseLogfmt } from './logfmt';
import { UnreadableAttachment } from './UnreadableAttachment';

/**
 * Events from a file: what `kubectl get events -A -o json` prints, a list of events, or one JSON object a line, as the
 * exporters write. Anything else in it is counted, not hidden.
 * @throws UnreadableAttachment when no event can be found in it
 */
export function parseEvents(text: string): { events: ClusterEvent[]; skipped: number } {
  const whole = jsonOf(text);
  const values =
    whole === undefined
      ? text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => jsonOf(line))
      : listOf(whole);
  const events = values.map((value) => eventOf(value));
  const found = events.filter((event): event is ClusterEvent => event !== null);
  const isEmptyList = whole !== undefined && values.length === 0;
  if (found.length === 0 && !isEmptyList) {
    throw new UnreadableAttachment('events', whole === undefined ? 'not-json' : 'no-events');
  }
  return { events: found, skipped: events.length - found.length };
}

/** One line of a log that carries events: JSON, or Alloy's logfmt. Null when it is no event. */
export function parseEventLine(line: string, context: LineContext): ClusterEvent | null {
  const json = line.trimStart().startsWith('{') ? jsonOf(line) : undefined;
  return eventOf(json ?? parseLogfmt(line), context);
}

const listOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) {
    return value;
  }
  const items = (value as { items?: unknown } | null)?.items;
  return Array.isArray(items) ? items : [value];
};

/** Undefined when it is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
