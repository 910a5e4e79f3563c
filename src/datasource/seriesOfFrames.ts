import { FieldType, type DataFrame, type Field } from '@grafana/data';
import { type Series } from '../core/evidence/Series';

/**
 * Series from the frames of Grafana's Prometheus data source, whichever of its shapes: a frame a series, one wide frame
 * (`numeric-multi`, `timeseries-wide`), or a table with a column a label. An empty result is a frame without fields.
 * Samples that are null (NaN and infinite ones arrive so) are left out.
 */
export function seriesOfFrames(frames: DataFrame[]): Series[] {
  return frames.flatMap((frame) => {
    const time = frame.fields.find(({ type }) => type === FieldType.time);
    const numbers = frame.fields.filter(({ type }) => type === FieldType.number);
    return isTable(frame, numbers)
      ? rowsOf(frame, time, numbers[0])
      : numbers.map((value) => seriesOf(value, time, numbers.length > 1));
  });
}

/** A table tells its labels in columns of text, and its value field carries none. */
const isTable = (frame: DataFrame, numbers: Field[]): boolean =>
  numbers.length === 1 && numbers[0].labels === undefined && frame.fields.some(({ type }) => type === FieldType.string);

/** In a wide frame a null only says that another series has a sample then. */
function seriesOf({ labels = {}, values }: Field, time: Field | undefined, wide: boolean): Series {
  const { __name__: metric = '', ...own } = labels;
  const kept = values.map((_, i) => i).filter((i) => isNumber(values[i]) && time !== undefined);
  const series = { metric, labels: own, times: kept.map((i) => time!.values[i]), values: kept.map((i) => values[i]) };
  const leftOut = values.length - kept.length;
  return leftOut > 0 && !wide ? { ...series, leftOut } : series;
}

function rowsOf(frame: DataFrame, time: Field | undefined, value: Field): Series[] {
  const columns = frame.fields.filter(({ type }) => type === FieldType.string);
  return value.values.flatMap((sample, row): Series[] => {
    const labels = Object.fromEntries(
      columns.map(({ name, values }) => [name, String(values[row] ?? '')]).filter(([, text]) => text !== '')
    );
    const { __name__: metric = '', ...own } = labels;
    return isNumber(sample) && time !== undefined
      ? [{ metric, labels: own, times: [time.values[row]], values: [sample] }]
      : [];
  });
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
