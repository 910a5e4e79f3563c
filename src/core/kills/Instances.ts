import { Window } from './Kill';
import { PodRecords } from './PodRecords';

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
    return this.instances.filter((one) => (one.startedAt ?? one.firstSample) <= time && one.firstSample <= time).at(-1) ?? null;
  }

  /** A window made smaller by the last sample of the old instance and the start of the new one. */
  narrowed(window: Window): Window {
    const next = this.instances.findIndex((one) => (one.startedAt ?? one.firstSample) > window.after && one.firstSample > window.after);
    const old = next > 0 ? this.instances[next - 1] : next < 0 ? this.instances.at(-1) : undefined;
    const after = old && old.lastSample < window.before ? Math.max(window.after, old.lastSample) : window.after;
    const start = next >= 0 ? (this.instances[next].startedAt ?? this.instances[next].firstSample) : Infinity;
    const before = start > after ? Math.min(window.before, start) : window.before;
    return { after, before };
  }
}
