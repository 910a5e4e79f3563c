import { indexBefore, Series } from '../evidence/Series';
import { PodRecords } from './PodRecords';
import { labelRuns, merged, Run } from './Timeline';

/** The restart counter of one pod never falls: a dip is a copy that lags behind (two kube-state-metrics, a restarted one). */
function neverFalling(counter: Series): Series {
  let highest = 0;
  return { ...counter, values: counter.values.map((value) => (highest = Math.max(highest, value))) };
}

/** The longest gap between two samples of one state, in scrape intervals. */
const GAP_SCRAPES = 3.5;

/** Counter, reason and status follow an end by up to 207 s when the kubelet is stalled (facts/metrics.md 9). */
const STATUS_LATENCY_MS = 210_000;

/** A kubelet restarts at once the first time and waits up to five minutes later (CrashLoopBackOff). */
const LONGEST_BACKOFF_MS = 300_000;

/** What kube-state-metrics shows of one container from scrape to scrape: counted, running, waiting or terminated. */
export class ContainerStates {
  readonly restarts: Series;
  readonly started: Series;
  /** the longest gap between two samples of one state */
  readonly gapMs: number;
  /** while the container is dead and not yet started again */
  readonly waiting: Array<Run<string>>;
  readonly terminated: Array<Run<string>>;

  private readonly dead: Array<Run<string>>;
  /** at each sample of the counter, the last one that shows the container alive; null when none did */
  private readonly aliveUntil: Array<number | null>;

  constructor(
    private readonly records: PodRecords,
    container: string,
    prefix: string,
    private readonly scrapeMs: number
  ) {
    const of = (name: string) => records.of(`${prefix}_${name}`, container);
    this.gapMs = GAP_SCRAPES * scrapeMs;
    const counted = merged(of('status_restarts_total'));
    this.restarts = records.pod.uid === '' ? counted : neverFalling(counted);
    this.started = merged(of('state_started'));
    this.waiting = labelRuns(of('status_waiting_reason'), 'reason', this.gapMs);
    this.terminated = labelRuns(of('status_terminated_reason'), 'reason', this.gapMs);
    this.dead = [...this.waiting, ...this.terminated];
    this.aliveUntil = lastAlive(this.restarts.times, this.dead);
  }

  /**
   * Whether a state that is seen first at a time was taken then: one that stands in the container's very first sample
   * may be days old, unless the pod was born just before.
   */
  isNews(seen: number): boolean {
    const first = Math.min(this.restarts.times[0] ?? Infinity, ...this.terminated.map((run) => run.first));
    return seen > first + 1000 || this.born() !== null;
  }

  /** When the pod was born, if that lies within what was read; null when ends may have been counted before. */
  born(): number | null {
    const first = this.restarts.times[0];
    for (const metric of ['kube_pod_start_time', 'kube_pod_created']) {
      const { values } = this.records.single(metric);
      if (values.length > 0 && first !== undefined) {
        const start = values[0] * 1000;
        return first - start < LONGEST_BACKOFF_MS ? start : null;
      }
    }
    return null;
  }

  /**
   * The last scrape before `seen` that shows the container alive, less the time a status takes. Where no metric tells
   * dead from alive, it may have waited to be restarted since five minutes before.
   */
  lastRunning(seen: number): number {
    const i = indexBefore(this.restarts.times, seen - 1000);
    const last = i < 0 ? seen - this.scrapeMs : (this.aliveUntil[i] ?? seen - this.scrapeMs);
    const backoff = this.dead.length === 0 && this.started.times.length === 0 ? LONGEST_BACKOFF_MS : 0;
    return last - STATUS_LATENCY_MS - backoff;
  }
}

function lastAlive(times: number[], dead: Array<Run<string>>): Array<number | null> {
  const isDead = times.map(() => false);
  for (const { first, last } of dead) {
    for (let i = indexBefore(times, first - 1000) + 1; i < times.length && times[i] <= last + 1000; i++) {
      isDead[i] = true;
    }
  }
  let alive: number | null = null;
  return times.map((time, i) => (alive = isDead[i] ? alive : time));
}
