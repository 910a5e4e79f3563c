import { Evidence, seriesOf } from '../../src/core/evidence/Evidence';
import { ExplainedKill } from '../../src/core/explanation/Explanation';
import { Series } from '../../src/core/evidence/Series';
import { put } from '../../src/core/put';
import { bytes } from '../../src/core/explanation/words/format';

/** Eighths of a cell, from empty to full. */
const EIGHTHS = ' ▁▂▃▄▅▆▇█';
const ROWS = 6;
const BEFORE_MS = 15 * 60_000;
const AFTER_MS = 5 * 60_000;

export interface MemoryGraph {
  /** the plot, top row first; plain characters */
  rows: string[];
  /** what stands left of each row */
  labels: string[];
  /** row of the limit; null when there is no limit */
  limitRow: number | null;
  /** a mark under each column in which a kill lies */
  marks: string;
  /** times under the marks */
  axis: string;
}

/**
 * Memory of one container (working set, the largest of a column) against its limit, with the kills; of evicted pods the
 * sum of a pod's containers, as their limits are summed. Null without samples.
 * @param columns width of the plot without labels
 */
export function memoryGraph(evidence: Evidence, kills: ExplainedKill[], columns: number): MemoryGraph | null {
  const [first] = kills;
  const times = kills.map(({ time }) => Date.parse(time));
  const from = Math.max(evidence.window.from, Math.min(...times) - BEFORE_MS);
  const to = Math.min(evidence.window.to, Math.max(...times) + AFTER_MS);
  const pods = new Set(kills.map(({ namespace, pod }) => `${namespace}/${pod}`));
  const series = seriesOf(evidence, 'container_memory_working_set_bytes').filter(
    ({ labels }) =>
      pods.has(`${labels.namespace}/${labels.pod}`) &&
      (first.container === '' ? (labels.container ?? '') !== '' : labels.container === first.container)
  );
  const columnOf = (time: number) =>
    Math.min(columns - 1, Math.max(0, Math.floor(((time - from) / (to - from)) * columns)));
  const heightsOf = (some: Series[]): Heights => {
    const heights: Heights = new Array<number | null>(columns).fill(null);
    for (const { times: at, values } of some) {
      at.forEach((time, i) => {
        if (time >= from && time <= to) {
          const column = columnOf(time);
          heights[column] = Math.max(heights[column] ?? 0, values[i]);
        }
      });
    }
    return filled(heights);
  };
  const heights = first.container === '' ? highest(podsOf(series).map((pod) => sum(pod.map(heightsOf)))) : heightsOf(series); // prettier-ignore
  if (heights.every((height) => height === null)) {
    return null;
  }
  const limit = kills.filter(({ belowLimit }) => belowLimit?.limitBytes != null).at(-1)?.belowLimit?.limitBytes ?? null;
  const top = Math.max(limit ?? 0, ...heights.map((height) => height ?? 0)) || 1;
  return {
    rows: plot(heights, top),
    labels: Array.from({ length: ROWS }, (_, i) => (i === 0 ? bytes(top) : i === ROWS - 1 ? '0' : '')),
    limitRow: limit === null ? null : Math.min(ROWS - 1, Math.floor((1 - limit / top) * ROWS)),
    marks: marksAt(times.map(columnOf), columns),
    axis: axis(
      times.map((time) => ({ column: columnOf(time), text: new Date(time).toISOString().slice(11, 19) })),
      columns
    ),
  };
}

/** Bytes by column; null where nothing was sampled. */
type Heights = Array<number | null>;

/** The series of each pod, those of a container together. */
function podsOf(all: Series[]): Series[][][] {
  const pods = new Map<string, Map<string, Series[]>>();
  for (const series of all) {
    const { namespace, pod, container = '' } = series.labels;
    const name = `${namespace}/${pod}`;
    const containers = pods.get(name) ?? new Map<string, Series[]>();
    put(containers, container, series);
    pods.set(name, containers);
  }
  return [...pods.values()].map((containers) => [...containers.values()]);
}

const joined =
  (join: (a: number, b: number) => number) =>
  ([first, ...rest]: Heights[]): Heights =>
    rest.reduce(
      (heights, more) => heights.map((a, i) => (a === null ? more[i] : more[i] === null ? a : join(a, more[i]))),
      first ?? []
    );

const sum = joined((a, b) => a + b);
const highest = joined(Math.max);

/** A column between two samples that has none shows the one before: samples come seldom, columns are many. */
function filled(heights: Heights): Heights {
  const longest = Math.max(2, Math.ceil(heights.length / 20));
  let last = -Infinity;
  return heights.map((height, i) => {
    if (height !== null) {
      last = i;
      return height;
    }
    const next = heights.slice(i, i + longest).some((one) => one !== null);
    return next && i - last <= longest ? heights[last] : null;
  });
}

function plot(heights: Heights, top: number): string[] {
  return Array.from({ length: ROWS }, (_, row) =>
    heights
      .map((height) => {
        const eighths = height === null ? 0 : Math.round((height / top) * ROWS * 8) - (ROWS - 1 - row) * 8;
        return EIGHTHS[Math.min(8, Math.max(0, eighths))];
      })
      .join('')
  );
}

function marksAt(columns: number[], width: number): string {
  const marks = new Array<string>(width).fill(' ');
  columns.forEach((column) => (marks[column] = '▲'));
  return marks.join('').trimEnd();
}

/** The times that fit under their marks, the first and the last before all others. */
function axis(labels: Array<{ column: number; text: string }>, width: number): string {
  const line = new Array<string>(width).fill(' ');
  const order = [labels[0], labels[labels.length - 1], ...labels.slice(1, -1)];
  for (const { column, text } of order) {
    const start = Math.max(0, Math.min(width - text.length, column - (text.length >> 1)));
    const free = line.slice(Math.max(0, start - 1), start + text.length + 1).every((cell) => cell === ' ');
    if (free) {
      [...text].forEach((character, i) => (line[start + i] = character));
    }
  }
  return line.join('').trimEnd();
}
