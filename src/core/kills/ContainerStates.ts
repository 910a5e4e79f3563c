import { indexBefore, sampleAt, Series } from '../evidence/Series';
import { PodRecords } from './PodRecords';
import { between, labelRuns, merged, presentAt, Run } from './Timeline';

/** The restart counter of one pod never falls: a dip is a copy that lags behind (two kube-state-metrics, a restarted one). */
function neverFalling(counter: Series): Series {
  let highest = 0;
  return { ...counter, values: counter.values.map((value) => (highest = Math.max(highest, value))) };
}

/**
 * A container that dies again before long looks like one that stayed dead, unless a scrape in between shows it counted
 * and running.
 */
function splitAtRestarts(run: Run<string>, states: Series[], restarts: Series): Array<Run<string>> {
  const times = states.flatMap((series) => between(series, run.first, run.last).times).sort((a, b) => a - b);
  const out: Array<Run<string>> = [{ ...run, last: run.first }];
  for (let i = 1; i < times.length; i++) {
    const [before, after] = [sampleAt(restarts, times[i - 1]), sampleAt(restarts, times[i])];
    const seenAlive = restarts.times.some((time) => time > times[i - 1] + 1000 && time < times[i] - 1000);
    if (seenAlive && before !== null && after !== null && after.value > before.value) {
      out.push({ ...run, first: times[i], last: times[i] });
    }
    out[out.length - 1].last = times[i];
  }
  return out;
}

/** What the kubelet makes up for a container that the runtime no longer knows. */
export const LOST = 'ContainerStatusUnknown';

/** The longest gap between two samples of one state, in scrape intervals. */
const GAP_SCRAPES = 3.5;

/** Counter, reason and status follow an end by up to 207 s when the kubelet is stalled (facts/metrics.md 9). */
export const STATUS_LATENCY_MS = 210_000;

/** A kubelet restarts at once the first time and waits up to five minutes later (CrashLoopBackOff). */
const LONGEST_BACKOFF_MS = 300_000;

/** What kube-state-metrics shows of one container from scrape to scrape: counted, running, waiting or terminated. */
export class ContainerStates {
  readonly restarts: Series;
  readonly started: Series;
  /** with the runtime's id of each life */
  private readonly infos: Series[];
  /** the longest gap between two samples of one state */
  readonly gapMs: number;
  /** while the container is dead and not yet started again */
  readonly waiting: Array<Run<string>>;
  readonly terminated: Array<Run<string>>;

  /** when kube-state-metrics was scraped of this pod: by its counter or, where that is not collected, by what is said of every pod */
  private readonly scrapes: number[];
  private readonly dead: Array<Run<string>>;
  /** at each of those scrapes, the last one that shows the container alive or not yet run; null when none did */
  private readonly aliveUntil: Array<number | null>;

  constructor(
    private readonly records: PodRecords,
    container: string,
    prefix: string,
    scrapeMs: number,
    /** when the pod's object says that it was born; null where there is none */
    private readonly bornAt: number | null = null
  ) {
    const of = (name: string) => records.of(`${prefix}_${name}`, container);
    this.gapMs = GAP_SCRAPES * scrapeMs;
    const counted = merged(of('status_restarts_total'));
    this.restarts = records.pod.uid === '' ? counted : neverFalling(counted);
    this.started = merged(of('state_started'));
    this.infos = of('info');
    this.scrapes = counted.times.length > 0 ? counted.times : scrapesOf(records);
    this.waiting = this.runsOf(of('status_waiting_reason'));
    this.terminated = this.runsOf(of('status_terminated_reason'));
    this.dead = [...this.waiting, ...this.terminated];
    const [began, dead] = [true, false].map((is) => this.dead.filter((run) => this.isBeginning(run) === is));
    this.aliveUntil = lastAlive(
      this.scrapes,
      dead,
      this.started.times.length === 0 ? null : { began, ...this.started }
    );
  }

  private runsOf(states: Series[]): Array<Run<string>> {
    return this.reasonsOf(states).flatMap((run) => splitAtRestarts(run, states, this.restarts));
  }

  /** Runs of a reason: one ends with a long gap over which the pod was scraped; who was not scraped may have kept it. */
  reasonsOf(states: Series[]): Array<Run<string>> {
    const isLeft = (last: number, next: number) => next - last > this.gapMs && this.isScrapedBetween(last, next);
    return labelRuns(states, 'reason', isLeft);
  }

  /**
   * Whether a state that is seen first at a time was taken then: one that stands in the container's very first sample
   * may be days old, unless the pod was born just before.
   */
  isNews(seen: number): boolean {
    const first = Math.min(this.scrapes[0] ?? Infinity, ...this.terminated.map((run) => run.first));
    return seen > first + 1000 || this.born() !== null;
  }

  /**
   * A last reason that stands while the container runs, and again while it waits after the next end, is a word on each
   * of the two, though it reads the same.
   */
  splitAtDeath(run: Run<string>): Array<Run<string>> {
    const death = this.waiting.find(({ first }) => first > run.first + 1000 && first <= run.last + 1000);
    if (death === undefined || !this.isSeenRunning(run.first)) {
      return [run];
    }
    const lastAlive = this.scrapes.filter((time) => time < death.first - 1000).at(-1) ?? run.first;
    return [
      { ...run, last: Math.max(run.first, lastAlive) },
      { ...run, first: death.first },
    ];
  }

  /** A container that never ran is not dead: nothing of it has ended. */
  private isBeginning({ value, last }: Run<string>): boolean {
    const counted = sampleAt(this.restarts, last + 1000)?.value ?? 0;
    return (value === 'ContainerCreating' || value === 'PodInitializing') && counted === 0;
  }

  /** At a scrape that counts no end and shows no start the container had perhaps never run. */
  mayNotHaveRunBy(scrape: number): boolean {
    const isCreated = this.dead.some(
      (run) => this.isBeginning(run) && run.first - 1000 <= scrape && scrape <= run.last + 1000
    );
    return (
      sampleAt(this.restarts, scrape + 1000)?.value === 0 &&
      (isCreated || (this.started.times.length > 0 && !presentAt(this.started, scrape)))
    );
  }

  /** By its start; of init containers that tells nobody before kube-state-metrics 2.20: who neither waits nor is terminated runs. */
  private isSeenRunning(time: number): boolean {
    return this.started.times.length > 0
      ? presentAt(this.started, time)
      : this.scrapes.some((scrape) => Math.abs(scrape - time) <= 1000) &&
          !this.dead.some(({ first, last }) => first - 1000 <= time && time <= last + 1000);
  }

  /** Whether the pod was scraped between two times. */
  isScrapedBetween(from: number, to: number): boolean {
    return this.scrapes.some((time) => time > from + 1000 && time < to - 1000);
  }

  /** Whether a restart counter numbers the ends. */
  get isCounted(): boolean {
    return this.restarts.times.length > 0;
  }

  /** Whether a waiting container can be told from a running one; where no uid tells namesakes apart nothing else may guess. */
  get tellsWaiting(): boolean {
    return this.started.times.length > 0 || this.waiting.length > 0 || this.records.pod.uid === '';
  }

  /**
   * At this scrape the container is terminated without anybody having seen its end: nothing was started. It has no start
   * either, which reads as the zero of all times.
   */
  isLostAt(time: number): boolean {
    return (
      (presentAt(this.started, time) && sampleAt(this.started, time + 1000)!.value <= 0) ||
      this.terminated.some(({ value, first, last }) => value === LOST && first - 1000 <= time && time <= last + 1000)
    );
  }

  /** When the instance had started that runs at a scrape; null when none is shown. */
  startShownAt(scrape: number): number | null {
    const start = presentAt(this.started, scrape) ? sampleAt(this.started, scrape + 1000)!.value : 0;
    return start > 0 ? start * 1000 : null;
  }

  /** Whose state the current one is: the kubelet shows the id of the container that is terminated now. */
  idShownAt({ value, first, last }: Run<string>): string | null {
    // the counter tells which end the state is of, and only at the same scrape
    const isTold = value !== LOST && (!this.isCounted || presentAt(this.restarts, first));
    const shown = isTold ? this.infos.filter((info) => isShownWithin(info, first - 1000, last + 1000)) : [];
    const [id] = shown.length === 1 ? (/[0-9a-f]{64}$/.exec(shown[0].labels.container_id ?? '') ?? []) : [];
    return id ?? null;
  }

  /** When the pod was born, if that lies within what was read; null when ends may have been counted before. */
  born(): number | null {
    const [first] = this.scrapes;
    const [seconds] = ['kube_pod_start_time', 'kube_pod_created'].flatMap(
      (metric) => this.records.single(metric).values[0] ?? []
    );
    const start = seconds === undefined ? this.bornAt : seconds * 1000;
    return start !== null && first !== undefined && first - start < LONGEST_BACKOFF_MS ? start : null;
  }

  /**
   * The last scrape before `seen` that shows the container alive, less the time a status takes; dead at
   * all of them, it waits to be restarted for five minutes at most, and where there is none nothing bounds it. Where no metric tells dead from alive, it may have waited to be restarted since five
   * minutes before. No container runs before its pod.
   */
  lastRunning(seen: number): number {
    const i = indexBefore(this.scrapes, seen - 1000);
    const last = i < 0 ? -Infinity : (this.aliveUntil[i] ?? this.scrapes[0] - LONGEST_BACKOFF_MS);
    const backoff = this.waiting.length === 0 && this.started.times.length === 0 ? LONGEST_BACKOFF_MS : 0;
    return Math.max(last - STATUS_LATENCY_MS - backoff, this.born() ?? -Infinity);
  }
}

const isShownWithin = (series: Series, from: number, to: number): boolean =>
  series.times[0] <= to && series.times[series.times.length - 1] >= from && between(series, from, to).times.length > 0;

/** What kube-state-metrics says of every pod at every scrape. */
const OF_EVERY_POD = [
  'kube_pod_status_phase',
  'kube_pod_info',
  'kube_pod_start_time',
  'kube_pod_created',
  'kube_pod_owner',
  'kube_pod_restart_policy',
  'kube_pod_status_qos_class',
  'kube_pod_status_reason',
  'kube_pod_container_info',
];

function scrapesOf(records: PodRecords): number[] {
  const all = OF_EVERY_POD.map((metric) => records.single(metric).times);
  return all.find((times) => times.length > 0) ?? [];
}

/**
 * @param shown when a start was shown, and states of who never ran; null where no start is collected. Who has no start
 * and is not about to run is dead, be it that no metric says why.
 */
function lastAlive(
  times: number[],
  dead: Array<Run<string>>,
  shown: { began: Array<Run<string>>; times: number[] } | null
): Array<number | null> {
  const isAlive = times.map(() => shown === null);
  const mark = (first: number, last: number, is: boolean) => {
    for (let i = indexBefore(times, first - 1000) + 1; i < times.length && times[i] <= last + 1000; i++) {
      isAlive[i] = is;
    }
  };
  shown?.times.forEach((time) => mark(time, time, true));
  shown?.began.forEach(({ first, last }) => mark(first, last, true));
  dead.forEach(({ first, last }) => mark(first, last, false));
  let alive: number | null = null;
  return times.map((time, i) => (alive = isAlive[i] ? time : alive));
}
