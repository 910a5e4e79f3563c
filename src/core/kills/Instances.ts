import { Window } from './Kill';
import { PodRecords } from './PodRecords';

/** A cgroup can be sampled once more while it is being removed (facts/metrics.md 9). */
const DYING_MS = 25_000;

/** One life of a container, as cAdvisor saw it. */
interface Instance {
  containerId: string | null;
  startedAt: number | null;
  firstSample: number;
  lastSample: number;
}

/**
 * The lives of one container from cAdvisor's series: each has a series of its own wherever `id` or `name` is kept, and
 * ends with its last sample before death.
 */
export class Instances {
  private readonly instances: Instance[];

  constructor(records: PodRecords, container: string) {
    const starts = records.of('container_start_time_seconds', container);
    this.instances = records
      .of('container_memory_working_set_bytes', container)
      .filter(({ labels }) => (labels.name ?? labels.id ?? '') !== '')
      .map(({ labels, times }) => {
        const start = starts.find((series) => series.labels.id === labels.id && series.labels.name === labels.name);
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
    return (
      this.instances.filter((one) => (one.startedAt ?? one.firstSample) <= time && one.firstSample <= time).at(-1) ??
      null
    );
  }

  /**
   * A window made smaller by the last sample of the instance that ended and the start of the next one.
   * @param runningAgain the next instance had started by the end of the window
   */
  narrowed(window: Window, runningAgain: boolean): Window {
    const startOf = (one: Instance) => one.startedAt ?? one.firstSample;
    const born = this.instances.filter((one) => startOf(one) <= window.before + 1000);
    const next = runningAgain ? born.at(-1) : undefined;
    const old = runningAgain ? born.at(-2) : born.at(-1);
    if (old === undefined || old.lastSample - DYING_MS >= window.before || (next && startOf(next) <= window.after)) {
      return window;
    }
    return {
      after: Math.max(window.after, old.lastSample - DYING_MS),
      before: next ? Math.min(window.before, startOf(next)) : window.before,
    };
  }
}
