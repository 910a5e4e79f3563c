import { PodContainerEnd } from '../evidence/cluster/PodObject';
import { Series, sampleAt } from '../evidence/Series';
import { ContainerStates, LOST, STATUS_LATENCY_MS } from './ContainerStates';
import { countedSteps } from './countedSteps';
import { End } from './End';
import { EndBook, narrow } from './EndBook';
import { inOrder } from './inOrder';
import { isFirstEnd } from './isFirstEnd';
import { ordinalsByCounter } from './ordinalsByCounter';
import { PodRecords } from './PodRecords';
import { shownOrdinal } from './shownOrdinal';
import { between, merged, Run, runs } from './Timeline';
import { changes, endAround, joinedLateReasons, REASON_CHANGES_WITHIN_MS, sameEnd, ShownEnd } from './uncountedEnds';

/** The metric and the object give the same finishedAt, in whole seconds. */
const SAME_END_MS = 2000;

const dateOf = ({ value }: Run<number>): number | null => (value > 0 ? value * 1000 : null);

/** What else is known of a container. */
interface Told {
  /** its ends by the pod's object, and when that says that the pod was born */
  told?: PodContainerEnd[];
  bornAt?: number | null;
  /** the metrics that are collected at all, of whatever pod */
  collected?: string[];
}

/**
 * The ends of one container from kube-state-metrics: its last-terminated state, its current terminated state, and its
 * restart counter. The restart counter tells which end each of them speaks of, so that two words on one end are one
 * end. Sticky states count once.
 */
export class ContainerEnds {
  /** the counter rose by more than a kubelet can restart; only the last of those ends are told */
  leapt = false;
  private readonly states: ContainerStates;
  private readonly ends = new EndBook();
  /** those that the last-terminated state speaks of, and those that the current one does, as each was read */
  private readonly lasts: ShownEnd[] = [];
  private readonly current: ShownEnd[] = [];

  constructor(
    private readonly records: PodRecords,
    private readonly container: string,
    init: boolean,
    scrapeMs: number,
    { told = [], bornAt = null, collected = [] }: Told = {}
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
    const [first] = this.ends.known();
    if (first?.ordinal === 0) {
      const shown = [...this.lasts, ...this.current].filter((one) => one.end === first);
      first.isFirst = isFirstEnd(first, this.states, this.records, {
        told,
        shownAt: Math.min(...shown.map((one) => one.first)),
        lastStates: [finished, lastExits, ...lastReasons],
        areLastStatesCollected: collected.some((metric) => metric.startsWith(`${prefix}_status_last_terminated`)),
      });
    }
  }

  all(): End[] {
    return this.states.isCounted ? inOrder(this.ends.known()) : this.ends.known();
  }

  /** `last_terminated_timestamp` holds one value for each end until the next one or the pod's deletion. */
  private readLastTerminated(finished: Series, reasons: Series[], exits: Series, foundBy: string): void {
    const seen = runs(finished);
    const counted = ordinalsByCounter(seen, this.states.restarts, (run) =>
      this.states.tellsWaiting ? shownOrdinal(this.states, run, dateOf(run)) : null
    );
    seen.forEach((run, i) => {
      const finishedAt = dateOf(run);
      const ordinal = counted[i] ?? this.ordinalOf(run, finishedAt);
      const end = this.ends.end(ordinal, foundBy);
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
      // one value of the counter is reached by one end and left by the next; and a word that stands for good is no new end
      const lives = (counted === uncounted ? changes(seen) : seen.slice(-2)).flatMap((run) =>
        this.states.splitAtDeath(run)
      );
      for (const run of lives.filter(({ first }) => this.states.isNews(first))) {
        const ordinal = this.ordinalOf({ value: 0, first: run.first, last: run.last }, null);
        if (ordinal < 0) {
          continue;
        }
        const end = this.ends.end(ordinal, foundBy);
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
      const dated =
        done !== null && done.at >= run.first - 1000 && done.value > 0 && this.records.isOnly(this.container);
      const end = this.endOfTerminated(run, dated ? done.value * 1000 : null, foundBy);
      if (end === null) {
        continue;
      }
      this.current.push({ end, first: run.first, last: run.last });
      end.containerId ??= this.states.idShownAt(run);
      const isLeft = this.lasts.some((last) => last.end === end);
      if (isLeft && end.reason !== null) {
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
        // a terminated state that a restart left had just been taken, be nothing known of earlier scrapes
        const taken = isLeft && run.value !== LOST ? run.first - STATUS_LATENCY_MS - this.states.gapMs : -Infinity;
        narrow(end, { after: Math.max(this.states.lastRunning(run.first), taken), before: run.first });
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
      this.ends.forget(ordinal);
      return null;
    }
    return this.ends.end(ordinal, foundBy);
  }

  /** Another end where no counter numbers them: before those that the last state showed later. */
  private uncountedEnd(seen: number, foundBy: string): End {
    const next = this.lasts.find(({ first }) => first > seen + 1000)?.end.ordinal ?? this.ends.next();
    this.ends.makeRoom(next);
    return this.ends.end(next, foundBy);
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
      this.ends
        .known()
        .find((one) => one.finishedAt !== null && Math.abs(one.finishedAt - finishedAt) <= SAME_END_MS) ??
      (this.states.isCounted
        ? undefined
        : endAround(this.ends.known(), [...this.lasts, ...this.current], finishedAt, reason));
    const end =
      same ??
      this.ends.end(this.states.isCounted || this.ends.get(ordinal) === undefined ? ordinal : this.ends.next(), 'pods');
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
    for (const { ordinal, counted, leapt, startedBefore, among } of countedSteps(this.states)) {
      this.leapt ||= leapt;
      const end = this.ends.end(ordinal, foundBy);
      if (!this.states.isLostAt(counted)) {
        end.restartedBy = Math.min(end.restartedBy ?? Infinity, this.startedAfter(end, counted));
      }
      end.startedBefore ??= startedBefore;
      end.among ??= among;
      if (end.finishedAt === null) {
        this.seen(end, counted);
      }
    }
  }

  /**
   * Which end a run of the last-terminated state speaks of: the one before the running instance, or, while the
   * container waits to be restarted, the counter's own value.
   */
  private ordinalOf(run: Run<number>, finishedAt: number | null): number {
    const counter = sampleAt(this.states.restarts, run.last + 1000)?.value;
    return (
      shownOrdinal(this.states, run, finishedAt) ?? (counter === undefined ? this.ends.size : Math.max(0, counter - 1))
    );
  }

  private startedAfter(end: End, counted: number): number {
    const at = this.states.startShownAt(counted) ?? counted;
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
    // without a counter a start that stands beside the word is the next one's
    end.seenRunning = counter === undefined ? this.states.startShownAt(seen) !== null : counter > end.ordinal;
    const started = (end.seenRunning ? this.states.startShownAt(seen) : null) ?? Infinity;
    const after = this.states.lastRunning(seen);
    narrow(end, { after, before: started > after ? Math.min(seen, started) : seen });
  }
}
