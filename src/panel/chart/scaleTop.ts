import { type Line } from '../../core/picture/Line';

/** The largest value in a time span: of its samples, and of the step that reaches into it. */
export function scaleTop(lines: Array<Line<string> | undefined>, from: number, to: number): number {
  let most = 0;
  for (const { times, values } of lines.filter((line) => line !== undefined)) {
    let before: number | null = null;
    times.forEach((time, i) => {
      const value = values[i];
      if (time < from) {
        before = value;
      } else if (time <= to && value !== null) {
        most = Math.max(most, value);
      }
    });
    most = Math.max(most, before ?? 0);
  }
  return most;
}
