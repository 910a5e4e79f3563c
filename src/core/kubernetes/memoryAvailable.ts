import { Series, sampleAt } from '../evidence/Series';

/** A node's memory.available over time, and the formula in PromQL terms it was made by. */
export interface Available {
  times: number[];
  values: number[];
  formula: string;
}

/** Metrics of one node; null where one is not collected. */
export interface NodeMetrics {
  rootWorkingSet: Series | null;
  capacity: number | null;
  meminfo: (name: string) => Series | null;
}

const PARTS = ['MemTotal', 'AnonPages', 'Cached', 'Buffers', 'SwapCached', 'Inactive_file'];

/**
 * The kubelet's `memory.available`: capacity − working set of the root cgroup. Where that cgroup is not scraped it is
 * rebuilt from meminfo, as the kubelet of 1.27 and later does on cgroup v2 (facts/metrics.md 5.3):
 * MemTotal − AnonPages − (Cached + Buffers + SwapCached) + Inactive_file; failing that, MemAvailable stands for it.
 */
export function memoryAvailable({ rootWorkingSet, capacity, meminfo }: NodeMetrics): Available | null {
  if (rootWorkingSet !== null && capacity !== null) {
    const { times, values } = rootWorkingSet;
    return {
      times,
      values: values.map((used) => capacity - used),
      formula: 'machine_memory_bytes - container_memory_working_set_bytes{id="/"}',
    };
  }
  const parts = PARTS.map(meminfo);
  if (parts.every((part) => part !== null)) {
    const [total, anon, cached, buffers, swapCached, inactive] = parts;
    const at = (series: Series, time: number) => sampleAt(series, time)?.value ?? 0;
    return {
      times: total.times,
      values: total.times.map(
        (time, i) =>
          total.values[i] -
          at(anon, time) -
          at(cached, time) -
          at(buffers, time) -
          at(swapCached, time) +
          at(inactive, time)
      ),
      formula: 'node_memory_MemTotal_bytes - AnonPages - (Cached + Buffers + SwapCached) + Inactive_file',
    };
  }
  const available = meminfo('MemAvailable');
  return available === null
    ? null
    : { times: available.times, values: available.values, formula: 'node_memory_MemAvailable_bytes' };
}
