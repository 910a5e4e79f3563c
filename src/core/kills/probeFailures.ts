import { sampleAt } from '../evidence/Series';
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
    for (let i = 0; i < series.times.length; i++) {
      const at = series.times[i];
      // the counter is seen up to a scrape after the failure, so a sample shortly after the end still counts
      if (
        at > kill.time - LOOK_BACK_MS &&
        at <= kill.time + kill.errorMs + 45_000 &&
        series.values[i] > (i > 0 ? series.values[i - 1] : before)
      ) {
        count += series.values[i] - (i > 0 ? series.values[i - 1] : before);
        lastAt = at;
      }
    }
  }
  return { count, lastAt, earlier, collected: probes.length > 0 };
}
