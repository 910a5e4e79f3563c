import { indexAt, sampleAt, Series } from '../evidence/Series';
import { STATUS_LATENCY_MS } from './ContainerStates';
import { Kill } from './Kill';
import { PodRecords } from './PodRecords';

/** A liveness probe fails three times at ten seconds by default, then the grace period of 30 s runs: three minutes hold both. */
const LOOK_BACK_MS = 180_000;
const EARLIER_MS = 900_000;

export interface ProbeFailures {
  /** liveness and startup probes that failed before the end */
  count: number;
  lastAt: number | null;
  /** some failed in the quarter of an hour before, outside those three minutes: a long grace period may lie between */
  earlier: boolean;
  /** no probe of the kind that failed succeeded between the first failure and the end, as far as samples tell */
  unbroken: boolean;
  /** some liveness or startup result of this container is collected */
  collected: boolean;
}

/** Failed liveness and startup probes in the three minutes before an end. The counter goes on over restarts. */
export function probeFailures(records: PodRecords, kill: Pick<Kill, 'container' | 'time' | 'errorMs'>): ProbeFailures {
  const probes = records.of('prober_probe_total', kill.container);
  let count = 0;
  let lastAt: number | null = null;
  let earlier = false;
  for (const series of probes.filter(({ labels }) => labels.result === 'failed')) {
    const before = sampleAt(series, kill.time - LOOK_BACK_MS)?.value ?? 0;
    earlier ||= before > (sampleAt(series, kill.time - EARLIER_MS)?.value ?? 0);
    for (let i = indexAt(series, kill.time - LOOK_BACK_MS) + 1; i < series.times.length; i++) {
      const at = series.times[i];
      // the counter is seen up to a scrape after the failure, so a sample shortly after the end still counts
      if (at <= kill.time + kill.errorMs + 45_000 && series.values[i] > (i > 0 ? series.values[i - 1] : before)) {
        count += series.values[i] - (i > 0 ? series.values[i - 1] : before);
        lastAt = at;
      }
    }
  }
  return {
    count,
    lastAt,
    earlier,
    unbroken: count > 0 && probes.every((series) => !succeededSince(series, probes, kill)),
    collected: probes.length > 0,
  };
}

/** An end that is dated no better may lie on either side of a failure that was seen. */
const VAGUE_MS = 45_000;

/**
 * Whether a probe succeeded again after it had begun to fail: the kubelet counts failures in a row. A success after the
 * end is the next instance's; of an end without a date one is surely not that was seen long before the restart was.
 */
function succeededSince(series: Series, probes: Series[], { time, errorMs }: Pick<Kill, 'time' | 'errorMs'>): boolean {
  const { result, probe_type } = series.labels;
  const failing = probes.find(({ labels }) => labels.result === 'failed' && labels.probe_type === probe_type);
  if (result !== 'successful' || failing === undefined) {
    return false;
  }
  const isVague = errorMs > VAGUE_MS;
  const latest = isVague ? time + errorMs : time;
  const rises = failing.times.filter(
    (at, i) => i > 0 && at > time - LOOK_BACK_MS && at <= latest && failing.values[i] > failing.values[i - 1]
  );
  if (rises.length === 0) {
    return false;
  }
  const until = isVague ? Math.max(rises[rises.length - 1], latest - STATUS_LATENCY_MS) : time;
  return (sampleAt(series, until)?.value ?? 0) > (sampleAt(series, rises[0])?.value ?? 0);
}
