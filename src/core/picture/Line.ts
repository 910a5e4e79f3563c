/** What a line of the picture shows; the names of the contract's frames. */
export type MemorySeries = 'working_set' | 'usage' | 'rss' | 'limit' | 'request';

export type NodeSeries =
  | 'available'
  | 'capacity'
  | 'allocatable'
  | 'eviction_threshold'
  | 'kubepods'
  | 'kubepods_limit'
  | 'memory_pressure'
  | 'memory_pressure_unknown'
  | 'psi_full';

/** A line of the picture: parallel arrays, times in Unix milliseconds; null where the line is broken. */
export interface Line<S extends string> {
  series: S;
  labels: Record<string, string>;
  times: number[];
  values: Array<number | null>;
  /** metric or formula behind it, in PromQL terms */
  formula: string;
  /** it rests on a default that nobody confirmed */
  assumed: boolean;
}
