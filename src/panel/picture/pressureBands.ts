import { type Line, type NodeSeries } from '../../core/picture/Line';

export interface PressureBand {
  status: 'True' | 'Unknown';
  /** first sample that reports it, Unix milliseconds */
  from: number;
  /** first sample that no longer does, or the last one */
  to: number;
  /** since when memory was below the eviction threshold, where it was seen to be; null for Unknown */
  estimatedFrom: number | null;
}

type Lines = Partial<Record<NodeSeries, Line<NodeSeries>>>;

/** The condition comes late: memory may be below the threshold for this long before it is reported. */
const LATE_MS = 120_000;

/** When the node reported MemoryPressure, and when it reported nothing (Unknown). By time. */
export function pressureBands(lines: Lines): PressureBand[] {
  const reported = spansOf(lines.memory_pressure).map((span): PressureBand => ({
    status: 'True',
    ...span,
    estimatedFrom: belowThresholdSince(span.from, lines),
  }));
  const unknown = spansOf(lines.memory_pressure_unknown).map((span): PressureBand => ({
    status: 'Unknown',
    ...span,
    estimatedFrom: null,
  }));
  return [...reported, ...unknown].sort((a, b) => a.from - b.from);
}

function spansOf(line: Line<NodeSeries> | undefined): Array<{ from: number; to: number }> {
  const spans: Array<{ from: number; to: number }> = [];
  let open: { from: number; to: number } | null = null;
  const { times = [], values = [] } = line ?? {};
  times.forEach((time, i) => {
    if (open !== null) {
      open.to = time;
    } else if (values[i] === 1) {
      open = { from: time, to: time };
      spans.push(open);
    }
    if (values[i] !== 1) {
      open = null;
    }
  });
  return spans;
}

/** The first of the samples below the threshold that lead up to the report. */
function belowThresholdSince(reportedAt: number, { available, eviction_threshold }: Lines): number | null {
  const threshold = eviction_threshold?.values.find((value) => value !== null) ?? null;
  if (available === undefined || threshold === null) {
    return null;
  }
  let since: number | null = null;
  for (let i = available.times.length - 1; i >= 0; i--) {
    const time = available.times[i];
    const value = available.values[i];
    if (time >= reportedAt || value === null) {
      continue;
    }
    if (value >= threshold || time < reportedAt - LATE_MS) {
      break;
    }
    since = time;
  }
  return since;
}
