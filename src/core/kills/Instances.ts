import { Labels, Series } from '../evidence/Series';
import { DYING_MS } from './dying';
import { CountedStep } from './End';
import { Window } from './Kill';
import { PodRecords } from './PodRecords';

/** A cgroup is made some seconds before its container starts. */
const SAME_START_MS = 10_000;

/** A container is sampled first within two scrapes of its start. */
const SAMPLED_WITHIN_MS = 60_000;

/** A living container is sampled again within this. */
const SAMPLED_LAST_MS = 45_000;

/** What is known of the lives before and after an end. */
interface Around {
  /** the next instance had started by the end of the window */
  runningAgain: boolean;
  /** when the one that ended had started, or an earlier one, by the kubelet; null when no metric says it */
  startedBefore: number | null;
  /** the end before came no earlier: who had started before it ended then */
  bornAfter: number;
  /** when the next one started, where somebody says it outright */
  nextStart?: number | null;
}

/** One of several ends between two samples of the counter. */
interface AmongEnds extends CountedStep {
  /** when the one that ran at the sample before them had started; null when no metric says it */
  startedBefore: number | null;
}

/** One life of a container, as cAdvisor saw it. */
export interface Instance {
  containerId: string | null;
  startedAt: number | null;
  firstSample: number;
  lastSample: number;
}

/**
 * The lives of one container from cAdvisor's series, of its memory or, where no sample of that was read, of its start: each
 * has a series of its own wherever `id` or `name` is kept, and ends with its last sample before death.
 */
export class Instances {
  private readonly instances: Instance[];

  constructor(records: PodRecords, container: string) {
    const starts = new Map<string, Series>();
    for (const series of records.of('container_start_time_seconds', container)) {
      const id = idOf(series.labels);
      if (!starts.has(id)) {
        starts.set(id, series);
      }
    }
    const sampled = records.of('container_memory_working_set_bytes', container);
    const held = new Set(sampled.map(({ labels }) => idOf(labels)));
    const unheld = [...starts].filter(([id]) => !held.has(id)).map(([, series]) => series);
    this.instances = [...sampled, ...unheld]
      .filter(({ labels }) => (labels.name ?? labels.id ?? '') !== '')
      .map(({ labels, times }) => {
        const start = starts.get(idOf(labels));
        const name = labels.name ?? '';
        return {
          containerId: /^[0-9a-f]{64}$/.test(name) ? name : null,
          startedAt: start ? start.values[start.values.length - 1] * 1000 : null,
          firstSample: times[0],
          lastSample: times[times.length - 1],
        };
      })
      .sort((a, b) => a.firstSample - b.firstSample);
  }

  /** The instance that was alive last before this time. */
  at(time: number): Instance | null {
    const isAlive = (one: Instance) => startOf(one) <= time && one.firstSample <= time;
    return this.instances[this.lastIndex(isAlive)] ?? null;
  }

  /** The instance of a container id; null where no label has it. */
  of(containerId: string): Instance | null {
    return this.instances.find((one) => one.containerId === containerId) ?? null;
  }

  /**
   * A window made smaller by the last sample of the instance that ended and the start of the next one, and the instance
   * that ended; null where it cannot be told from the others.
   */
  narrowed(
    window: Window,
    { runningAgain, startedBefore, bornAfter, nextStart = null }: Around
  ): { window: Window; ended: Instance | null } {
    const isBorn = (one: Instance) => startOf(one) <= window.before + 1000;
    const last = this.lastIndex(isBorn);
    const second: Instance | undefined = this.instances[this.lastIndex(isBorn, last)];
    // the next one may have died, or the recording ended, before it was sampled; who lives on did not end
    const nextIsSeen =
      (runningAgain || this.instances[last]?.lastSample - DYING_MS >= window.before) &&
      !(second !== undefined && startOf(second) < bornAfter - SAME_START_MS) &&
      !(nextStart !== null && last >= 0 && startOf(this.instances[last]) < nextStart - SAME_START_MS) &&
      !(startedBefore !== null && last >= 0 && startOf(this.instances[last]) <= startedBefore + 1000);
    // sampled after the end had been shown, it may be the one that died or already the next; as may be one that was sampled
    // shortly before, where the one before it may have died in the window, too
    const isRival = bornAfter === -Infinity && second !== undefined && second.lastSample >= window.after;
    const shown = isRival ? window.before - SAMPLED_LAST_MS : window.before;
    const mayBeNext =
      !nextIsSeen &&
      startedBefore === null &&
      this.instances[last]?.lastSample > shown &&
      startOf(this.instances[last]) > window.after;
    // nor is it told from the one after it where no start is collected and that one was sampled soon after the end
    const following: Instance | undefined = this.instances[last + 1];
    const mayBeOld =
      nextIsSeen && following?.startedAt === null && following.firstSample <= window.before + SAMPLED_WITHIN_MS;
    if (mayBeNext || mayBeOld) {
      return { window, ended: null };
    }
    const next = nextIsSeen ? this.instances[last] : undefined;
    const old: Instance | undefined = nextIsSeen ? second : this.instances[last];
    if (old === undefined || old.lastSample - DYING_MS >= window.before || (next && startOf(next) <= window.after)) {
      return { window, ended: null };
    }
    return {
      window: {
        after: Math.max(window.after, old.lastSample - DYING_MS),
        before: next ? Math.min(window.before, startOf(next)) : window.before,
      },
      ended: old,
    };
  }

  /**
   * The same for one of several ends that the counter shows in one step. Lives without a sample may lie between those that
   * were seen: which of the ends was whose is known only so far as their number leaves no choice.
   */
  narrowedAmong(window: Window, step: AmongEnds): { window: Window; ended: Instance | null } {
    const { place, of, since, startedBefore, nextStart } = step;
    const isNext = ({ startedAt, firstSample }: Instance) =>
      startedAt === null && nextStart !== null && firstSample >= nextStart - SAME_START_MS;
    const same = startedBefore === null ? -1 : this.lastIndex((one) => startedAt(one, startedBefore));
    const first =
      startedBefore === null || same >= 0
        ? same
        : this.lastIndex((one) => !startedAfter(one, startedBefore) && !isNext(one));
    if (first > 0 && startedBefore !== null && startedAfterSample(this.instances[first - 1], startedBefore)) {
      return { window, ended: null }; // two that may have been the one
    }
    const before: Instance | undefined = this.instances[first];
    // sampled after that start it is that one, however late a stalled kubelet told it
    const isOld =
      before !== undefined &&
      (before.lastSample >= startedBefore! || startOf(before) >= startedBefore! - SAME_START_MS);
    // who started after the one before the step, or after the sample that shows it, followed the first of its ends
    const isBetween = (one: Instance) =>
      startedAfter(one, startedBefore ?? since ?? -Infinity) &&
      startOf(one) < (nextStart === null ? window.before : nextStart - SAME_START_MS);
    const found = this.instances.filter(isBetween);
    const least = since === null ? 0 : 1;
    const most = nextStart === null ? of : of - 1;
    // one more than there is room for is the one that runs after them: a stalled kubelet tells its start later
    const seen = found.slice(0, most - least + 1);
    if (found.length > seen.length + 1) {
      return { window, ended: null };
    }
    const earlier = seen.filter((_, i) => most - (seen.length - 1 - i) <= place);
    const later = found.find((_, i) => least + i > place);
    const lastSeen = earlier.at(-1) ?? before;
    const own = seen.find((_, i) => least + i === place && most - (seen.length - 1 - i) === place);
    const bounded = {
      after: Math.max(window.after, lastSeen === undefined ? -Infinity : lastSeen.lastSample - DYING_MS),
      before: Math.min(window.before, later === undefined ? Infinity : startOf(later)),
    };
    const ended = own ?? (place === 0 && isOld ? before : null);
    return bounded.after < bounded.before ? { window: bounded, ended } : { window, ended: null };
  }

  /** Index of the last instance, or of the last one before a place, that is so; -1 when there is none. */
  private lastIndex(isSo: (one: Instance) => boolean, before = this.instances.length): number {
    let i = before - 1;
    while (i >= 0 && !isSo(this.instances[i])) {
      i--;
    }
    return i;
  }
}

const startOf = (one: Instance): number => one.startedAt ?? one.firstSample;

/** The one that the kubelet says had started then. */
const startedAt = ({ startedAt: own }: Instance, time: number): boolean =>
  own !== null && own <= time + 1000 && own >= time - SAME_START_MS;

/** Surely: who was not asked for its start was first sampled some time later. */
const startedAfter = ({ startedAt, firstSample }: Instance, time: number): boolean =>
  startedAt === null ? firstSample > time + SAMPLED_WITHIN_MS : startedAt > time + 1000;

/** Of no collected start, and first sampled after a time that it may have started at. */
const startedAfterSample = ({ startedAt, firstSample }: Instance, time: number): boolean =>
  startedAt === null && firstSample > time + 1000;

const idOf = ({ id = '', name = '' }: Labels): string => `${id}\0${name}`;
