import { PodContainerEnd } from '../evidence/cluster/PodObject';
import { Series, sampleAt } from '../evidence/Series';
import { ContainerStates } from './ContainerStates';
import { End, newEnd } from './End';
import { inOrder } from './inOrder';
import { Window } from './Kill';
import { ordinalsByCounter } from './ordinalsByCounter';
import { PodRecords } from './PodRecords';
import { between, merged, presentAt, Run, runs } from './Timeline';
import { endAround, joinedLateReasons, makeRoom, REASON_CHANGES_WITHIN_MS, sameEnd, ShownEnd } from './uncountedEnds';

/** What the kubelet makes up for a container that the runtime no longer knows. */
const LOST = 'ContainerStatusUnknown';

/** The metric and the object give the same finishedAt, in whole seconds. */
const SAME_END_MS = 2000;

const dateOf = ({ value }: Run<number>): number | null => (value > 0 ? value * 1000 : null);

/** A kubelet starts a container at most once in some seconds; a counter that leaps further is broken. */
export const mostWithin = (milliseconds: number): number =>
  Math.min(1000, Math.ceil(Math.max(0, milliseconds) / 1000) + 1);

/**
 * The ends of one container from kube-state-metrics: its last-terminated state, its current terminated state, and its
 * restart counter. The restart counter tells which end each of them speaks of, so that two words on one end are one
 * end. Sticky states count once.
 */
export class ContainerEnds {
  /** the counter rose by more than a kubelet can restart; only the last of those ends are told */
  leapt = false;
  private readonly states: ContainerStates;
  private readonly ends = new Map<number, End>();
  /** those that the last-terminated state speaks of, and those that the current one does, as each was read */
  private readonly lasts: ShownEnd[] = [];
  private readonly current: ShownEnd[] = [];

  constructor(
    private readonly records: PodRecords,
    private readonly container: string,
    init: boolean,
    scrapeMs: number,
    { told = [], bornAt = null }: { told?: PodContainerEnd[]; bornAt?: number | null } = {}
  ) {
    const prefix = init ? 'kube_pod_init_container' : 'kube_pod_container';
    const of = (name: string) => records.of(`${prefix}_${name}`, container);
    this.states = new ContainerStates(records, container, prefix, scrapeMs, bornAt);
    const lastReasons = of('status_last_terminated_reason');
    const lastExits = merged(of('status_last_terminated_exitcode'));
    const finished = merged(of('status_last_terminated_timestamp'));

    this.readLastTerminated(finished, lastReasons, lastExits, `${prefix}_status_last_terminated_timestamp`);
    if (finished.times.length === 0) {
      this.readLastReasons(lastReasons, lastExits, `${prefix}_status_last_terminated_reason`);
    }
    this.readTerminated(`${prefix}_status_terminated_reason`);
    this.readCounter(`${prefix}_status_restarts_total`);
    told.forEach((end) => this.readTold(end));
  }

  all(): End[] {
    return this.states.isCounted ? inOrder(this.known()) : this.known();
  }

  private known(): End[] {
    return [...this.ends.values()].sort((a, b) => a.ordinal - b.ordinal);
  }

  /** `last_terminated_timestamp` holds one value for each end until the next one or the pod's deletion. */
  private readLastTerminated(finished: Series, reasons: Series[], exits: Series, foundBy: string): void {
    const seen = runs(finished);
    const counted = ordinalsByCounter(seen, this.states.restarts, (run) =>
      this.states.tellsWaiting ? this.shownOrdinal(run, dateOf(run)) : null
    );
    seen.forEach((run, i) => {
      const finishedAt = dateOf(run);
      const ordinal = counted[i] ?? this.ordinalOf(run, finishedAt);
      const end = this.end(ordinal, foundBy);
      this.lasts.push({ end, first: run.first, last: run.last });
      end.finishedAt = finishedAt ?? end.finishedAt;
      this.addReasons(end, reasons, exits, run);
      if (finishedAt === null) {
        end.reason ??= LOST; // whose end nobody saw has no date (facts/metrics.md 2)
        this.seen(end, run.first);
      } else {
        end.window = { after: finishedAt - 1000, before: finishedAt + 1000 };
      }
    });
  }

  /** Without timestamps a reason that appears or changes, together with the counter, is all there is. */
  private readLastReasons(reasons: Series[], exits: Series, foundBy: string): void {
    const uncounted = { first: -Infinity, last: Infinity };
    const counts = this.states.restarts.times.length === 0 ? [uncounted] : runs(this.states.restarts);
    for (const counted of counts) {
      const words = this.states.reasonsOf(reasons.map((series) => between(series, counted.first, counted.last)));
      // where nothing tells dead from alive a word that changes is not yet another end
      const isOpen = counted === uncounted || !this.states.tellsWaiting;
      const seen = isOpen ? joinedLateReasons(words, exits, this.states.started) : words;
      const lives = seen.slice(-2).flatMap((run) => this.states.splitAtDeath(run));
      for (const run of lives.filter(({ first }) => this.states.isNews(first))) {
        const ordinal = this.ordinalOf({ value: 0, first: run.first, last: run.last }, null);
        if (ordinal < 0) {
          continue;
        }
        const end = this.end(ordinal, foundBy);
        this.lasts.push({ end, first: run.first, last: run.last });
        this.addReasons(end, reasons, exits, run);
        if (counted === uncounted) {
          end.exitCode = this.onlyCode(exits, run) ? end.exitCode : null;
        }
        this.seen(end, run.first);
      }
    }
  }

  /** Without a counter one run of a reason can stand for several ends: a code that changes belongs to none of them surely. */
  private onlyCode(exits: Series, { first, last }: Run<string>): boolean {
    return new Set(between(exits, first - 1000, last + 1000).values).size === 1;
  }

  /** A container that is terminated now: a Job's, an evicted pod's, or one that waits to be restarted. */
  private readTerminated(foundBy: string): void {
    const completion = this.records.single('kube_pod_completion_time');
    for (const run of this.states.terminated) {
      const done = sampleAt(completion, run.last + 1000);
      const dated = done !== null && done.at >= run.first - 1000 && done.value > 0 && this.alone();
      const end = this.endOfTerminated(run, dated ? done.value * 1000 : null, foundBy);
      if (end === null) {
        continue;
      }
      this.current.push({ end, first: run.first, last: run.last });
      if (this.lasts.some((last) => last.end === end) && end.reason !== null) {
        end.firstReason = run.value; // last-terminated spoke of the same end, later
      } else {
        end.firstReason ??= run.value;
        end.reason = run.value;
        end.reasonIsFinal = run.last - run.first >= REASON_CHANGES_WITHIN_MS;
      }
      if (dated && end.finishedAt === null) {
        end.finishedAt = done.value * 1000;
        end.window = { after: end.finishedAt - 1000, before: end.finishedAt + 1000 };
      } else if (end.finishedAt === null) {
        this.narrow(end, { after: this.states.lastRunning(run.first), before: run.first });
      }
    }
  }

  /** Null where it may be days old: nothing says when it was taken. */
  private endOfTerminated(run: Run<string>, finishedAt: number | null, foundBy: string): End | null {
    const isNews = finishedAt !== null || this.states.isNews(run.first);
    if (!this.states.isCounted) {
      const same = sameEnd(this.states, run, { lasts: this.lasts, current: this.current, finishedAt });
      return same ?? (isNews ? this.uncountedEnd(run.first, foundBy) : null);
    }
    const counted = sampleAt(this.states.restarts, run.first + 1000)?.value ?? 0;
    const ordinal = this.isLostTwice(run, counted) ? counted - 1 : counted;
    const known = this.ends.get(ordinal);
    if (!isNews && (known === undefined || known.finishedAt === null || known.reason === null)) {
      this.ends.delete(ordinal);
      return null;
    }
    return this.end(ordinal, foundBy);
  }

  /** Another end where no counter numbers them: before those that the last state showed later. */
  private uncountedEnd(seen: number, foundBy: string): End {
    const next = this.lasts.find(({ first }) => first > seen + 1000)?.end.ordinal ?? this.nextOrdinal();
    makeRoom(this.ends, next);
    return this.end(next, foundBy);
  }

  private nextOrdinal(): number {
    return 1 + Math.max(-1, ...this.ends.keys());
  }

  /**
   * Of a container that it lost the kubelet writes the same made-up end as the last and as the current one, and counts
   * a restart that never was (facts/metrics.md 9, evicted pods).
   */
  private isLostTwice({ value, first }: Run<string>, counted: number): boolean {
    const before = sampleAt(this.states.restarts, first - 1000)?.value ?? 0;
    return value === LOST && counted > 0 && (before < counted || this.ends.get(counted - 1)?.reason === LOST);
  }

  /** The pod's object tells its last two ends outright. */
  private readTold(told: PodContainerEnd): void {
    const { ordinal, startedAt, finishedAt, exitCode, reason, containerId, restartedAt } = told;
    if (finishedAt === null) {
      return; // the runtime had lost it: nothing of this was seen
    }
    const same =
      this.known().find((one) => one.finishedAt !== null && Math.abs(one.finishedAt - finishedAt) <= SAME_END_MS) ??
      (this.states.isCounted ? undefined : endAround(this.known(), finishedAt, reason));
    const end =
      same ?? this.end(this.states.isCounted || !this.ends.has(ordinal) ? ordinal : this.nextOrdinal(), 'pods');
    if (end.finishedAt !== null && Math.abs(end.finishedAt - finishedAt) > SAME_END_MS) {
      return; // another pod of this name, or a counter that was reset
    }
    end.firstReason ??= end.reason ?? reason;
    Object.assign(end, {
      startedAt,
      finishedAt,
      exitCode,
      reason,
      reasonIsFinal: true,
      containerId: containerId || null,
    });
    end.window = { after: finishedAt - 1000, before: finishedAt + 1000 };
    end.restartedBy ??= restartedAt;
    end.nextStart ??= restartedAt;
    const previous = startedAt === null || !this.states.isCounted ? undefined : this.ends.get(end.ordinal - 1);
    if (previous) {
      previous.nextStart ??= startedAt;
    }
  }

  /** Every step of the counter is an end, also those that nothing else tells of. */
  private readCounter(foundBy: string): void {
    const { times, values } = this.states.restarts;
    let from = 0;
    let since: number | null = this.states.born();
    for (let i = 0; i < times.length; i++) {
      if (i > 0 && values[i] < values[i - 1]) {
        from = 0; // another pod of the same name, where no uid tells them apart
        since = times[i - 1];
      } else if (i > 0) {
        from = values[i - 1];
        since = times[i - 1];
      }
      if (since === null) {
        continue; // counted before anybody looked
      }
      const startedBefore = i > 0 ? this.startShownAt(since) : null;
      const nextStart = this.startShownAt(times[i]);
      const of = values[i] - from;
      const most = mostWithin(times[i] - since);
      this.leapt ||= of > most;
      // counted in steps: adding 1 changes nothing beyond 2^53
      for (let steps = Math.min(most, of); steps >= 1; steps--) {
        const ordinal = values[i] - steps;
        const end = this.end(ordinal, foundBy);
        if (!this.states.isLostAt(times[i])) {
          end.restartedBy = Math.min(end.restartedBy ?? Infinity, this.startedAfter(end, times[i]));
        }
        end.startedBefore ??= startedBefore;
        end.among ??= { place: of - steps, of, since: i > 0 ? since : null, nextStart };
        if (end.finishedAt === null) {
          this.seen(end, times[i]);
        }
      }
    }
  }

  /**
   * Which end a run of the last-terminated state speaks of: the one before the running instance, or, while the
   * container waits to be restarted, the counter's own value.
   */
  private ordinalOf(run: Run<number>, finishedAt: number | null): number {
    const counter = sampleAt(this.states.restarts, run.last + 1000)?.value;
    return this.shownOrdinal(run, finishedAt) ?? (counter === undefined ? this.ends.size : Math.max(0, counter - 1));
  }

  /** The same where start, wait and counter tell it outright; else null. */
  private shownOrdinal(run: Run<number>, finishedAt: number | null): number | null {
    const counter = sampleAt(this.states.restarts, run.last + 1000)?.value;
    if (counter === undefined) {
      return null;
    }
    const start = this.startShownAt(run.last);
    const waits = this.states.waiting.some(({ first, last }) => first <= run.last && last >= run.last - 1000);
    if (start === null && waits) {
      return counter;
    }
    if (start !== null && finishedAt !== null) {
      return start >= finishedAt - 1000 ? Math.max(0, counter - 1) : counter;
    }
    const before = sampleAt(this.states.restarts, run.first - 1000)?.value;
    return start === null && before !== undefined && counter === before ? counter : null;
  }

  /** When the instance had started that runs at a scrape; null when none is shown. */
  private startShownAt(scrape: number): number | null {
    const start = presentAt(this.states.started, scrape) ? sampleAt(this.states.started, scrape + 1000)!.value : 0;
    return start > 0 ? start * 1000 : null;
  }

  private startedAfter(end: End, counted: number): number {
    const at = this.startShownAt(counted) ?? counted;
    return end.finishedAt !== null && at < end.finishedAt ? counted : at;
  }

  private addReasons(end: End, reasons: Series[], exits: Series, run: { first: number; last: number }): void {
    const seen = this.states.reasonsOf(reasons.map((series) => between(series, run.first - 1000, run.last + 1000)));
    const last = seen.reduce<Run<string> | null>(
      (best, one) => (best === null || one.last >= best.last ? one : best),
      null
    );
    if (last) {
      end.firstReason = end.firstReason ?? seen[0].value;
      end.reason = last.value;
      end.reasonIsFinal = true;
    }
    const exit = sampleAt(exits, run.last + 1000);
    if (exit && exit.at >= run.first - 1000) {
      end.exitCode = exit.value;
    }
  }

  /** First shown by a sample at `seen`: it lies between the last scrape that shows the container alive and that one. */
  private seen(end: End, seen: number): void {
    const counter = sampleAt(this.states.restarts, seen + 1000)?.value;
    end.seenRunning = counter !== undefined && counter > end.ordinal;
    const started = (end.seenRunning ? this.startShownAt(seen) : null) ?? Infinity;
    const after = this.states.lastRunning(seen);
    this.narrow(end, { after, before: started > after ? Math.min(seen, started) : seen });
  }

  private narrow(end: End, window: Window): void {
    const after = Math.max(end.window.after, window.after);
    const before = Math.min(end.window.before, window.before);
    end.window = after <= before ? { after, before } : window;
  }

  private end(ordinal: number, foundBy: string): End {
    const known = this.ends.get(ordinal);
    if (known) {
      return known;
    }
    const end = newEnd(ordinal, foundBy);
    this.ends.set(ordinal, end);
    return end;
  }

  /** Whether this is the pod's only container, so that the pod's completion time is its own. */
  private alone(): boolean {
    return (
      this.records.containers().filter(({ init }) => !init).length <= 1 &&
      this.records.containers().some(({ container }) => container === this.container)
    );
  }
}
