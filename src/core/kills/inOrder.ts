import { End } from './End';
import { Window } from './Kill';

/** The ends of a container in the order of its counter: one without a date lies between those before and after it. */
export function inOrder(ends: readonly End[]): End[] {
  const bounded = ends.map((end) => ({ ...end }));
  for (let i = 1; i < bounded.length; i++) {
    const { finishedAt, window } = bounded[i - 1];
    narrow(bounded[i], { after: finishedAt ?? window.after, before: Infinity });
  }
  for (let i = bounded.length - 2; i >= 0; i--) {
    const { finishedAt, window } = bounded[i + 1];
    const before = finishedAt ?? window.before;
    narrow(bounded[i], { after: -Infinity, before });
    // what ended later had been started
    const { restartedBy } = bounded[i];
    bounded[i].restartedBy = restartedBy && Math.min(restartedBy, before);
  }
  return bounded;
}

/** Dates that contradict the order bound nothing. */
function narrow(end: End, bounds: Window): void {
  const after = Math.max(end.window.after, bounds.after);
  const before = Math.min(end.window.before, bounds.before);
  if (end.finishedAt === null && after < before) {
    end.window = { after, before };
  }
}
