import { type Line } from '../../core/picture/Line';

/** A value, a break (null), or no sample at that time (undefined), as uPlot tells them apart. */
export type Column = Array<number | null | undefined>;

/** Lines with times of their own as one table over all times. */
export function alignLines(lines: Array<Pick<Line<string>, 'times' | 'values'>>): [number[], ...Column[]] {
  const times = [...new Set(lines.flatMap((line) => line.times))].sort((a, b) => a - b);
  const rowOf = new Map(times.map((time, row) => [time, row]));
  const columns = lines.map((line) => {
    const column: Column = new Array<number | null | undefined>(times.length).fill(undefined);
    line.times.forEach((time, i) => {
      column[rowOf.get(time) ?? 0] = line.values[i];
    });
    return brokenThroughout(column);
  });
  return [times, ...columns];
}

/** uPlot ends a break at the next row, whoever's sample that is: a break lasts until the line's own next sample. */
function brokenThroughout(column: Column): Column {
  let broken = false;
  return column.map((value) => {
    broken = value === undefined ? broken : value === null;
    return broken ? null : value;
  });
}
