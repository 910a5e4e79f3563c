import { type Line } from '../../core/picture/Line';

export interface Span {
  from: number;
  to: number;
}

/** When samples of a container came in: its lives, as far as they were seen. */
export function runningSpans(line: Line<string> | undefined): Span[] {
  const spans: Span[] = [];
  let open: Span | null = null;
  const { times = [], values = [] } = line ?? {};
  times.forEach((time, i) => {
    if (values[i] === null) {
      open = null;
    } else if (open === null) {
      open = { from: time, to: time };
      spans.push(open);
    } else {
      open.to = time;
    }
  });
  return spans;
}
