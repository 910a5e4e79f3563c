import { LogSpan } from '../Witnesses';

/** Logs are written to the second: a file that begins in the second in which another ends goes on where that left off. */
const TOUCH_MS = 1000;

/** Stretches of one node's log in several files as one, where they overlap or touch; what is between others is not known. */
export function joinedSpans(spans: LogSpan[]): LogSpan[] {
  const joined: LogSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const before = joined.find(
      ({ family, node, to }) => family === span.family && node === span.node && span.from <= to + TOUCH_MS
    );
    if (before) {
      before.to = Math.max(before.to, span.to);
    } else {
      joined.push({ ...span });
    }
  }
  return joined;
}
