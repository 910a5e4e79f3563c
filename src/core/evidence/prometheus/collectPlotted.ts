import { epochMs } from '../../units';
import { message } from '../../explanation/Message';
import { Plotted, PodRef, TimeRange } from '../Evidence';
import { Labels } from '../Series';
import { Recorder } from './Recorder';

/** Prometheus gives 11,000 points a series at most; over a longer time the step is a longer one, and the answer says it. */
const MOST_POINTS = 10_000;
/** More series than this are no graph of one pod. */
const MOST_SERIES = 200;

/**
 * The user's own graph expression over the window at the dashboard's step: sent as it is, never put into another one.
 * What names another pod than the collected ones is left out. One that fails is a notice with the server's words, and null.
 */
export async function collectPlotted(
  recorder: Recorder,
  expr: string,
  window: TimeRange,
  step: number,
  pods: PodRef[]
): Promise<Plotted | null> {
  const stepSeconds = Math.max(step, Math.ceil((window.to - window.from) / 1000 / MOST_POINTS));
  const stepMs = stepSeconds * 1000;
  const { series, queryId } = await recorder.ask(
    'cadvisor-memory',
    expr,
    {
      start: epochMs(Math.ceil(window.from / stepMs) * stepMs),
      end: epochMs(Math.floor(window.to / stepMs) * stepMs),
      stepSeconds,
    },
    { theirs: true }
  );
  if (recorder.queries.find(({ id }) => id === queryId)?.error !== null) {
    return null;
  }
  const known = new Set(pods.map(({ pod }) => pod));
  const own = series.filter(({ labels }) => podIn(labels) === '' || known.has(podIn(labels)));
  if (own.length > MOST_SERIES) {
    recorder.notices.push(message('notice.expr-cut', { shownCount: MOST_SERIES, foundCount: own.length }));
  }
  return { expr, stepSeconds, series: own.slice(0, MOST_SERIES) };
}

/** Without `honor_labels` the pod of a series is its exporter's, and its own is renamed. */
const podIn = ({ exported_pod, pod = '' }: Labels): string => exported_pod ?? pod;
